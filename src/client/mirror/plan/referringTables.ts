import { listRows } from "../../odata/listBody";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import type { ReferringTable } from "../types";

export interface ReferringTables {
  readonly cascades: readonly ReferringTable[];
  readonly restricts: readonly ReferringTable[];
}

/** Tables of the service itself, whose rows are no data of people. */
const OF_SERVICE: ReadonlySet<string> = new Set([
  "actioncard",
  "activityparty",
  "asyncoperation",
  "bulkdeletefailure",
  "duplicaterecord",
  "fileattachment",
  "mailboxtrackingfolder",
  "principalobjectattributeaccess",
  "processsession",
  "slakpiinstance",
  "syncerror",
  "userentityinstancedata",
]);

/**
 * Tables whose rows go along when a row is deleted, and those whose rows keep it from being deleted, by the
 * definitions of the relationships.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export async function referringTables(
  session: Session,
  { logicalName }: TableDefinition,
  acting: Impersonation,
): Promise<ReferringTables> {
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `EntityDefinitions(LogicalName='${logicalName}')/OneToManyRelationships?$select=SchemaName,ReferencingEntity,ReferencingAttribute,CascadeConfiguration`,
    operation: `Reading what is deleted with rows of ${logicalName}`,
    idempotency: "always",
    headers: impersonationHeaders(acting),
    read: listRows,
  });
  const rows = response.value as readonly DataverseRecord[];
  const withBehavior = (behavior: string): ReferringTable[] =>
    rows
      .filter((row) => behaviorOf(row) === behavior)
      .map((row) => ({
        table: String(row["ReferencingEntity"]),
        column: String(row["ReferencingAttribute"]),
      }))
      .filter(({ table }) => !OF_SERVICE.has(table))
      .sort((a, b) => (a.table < b.table ? -1 : 1));
  return { cascades: withBehavior("Cascade"), restricts: withBehavior("Restrict") };
}

const behaviorOf = ({ CascadeConfiguration: given }: DataverseRecord): unknown =>
  typeof given === "object" && given !== null && "Delete" in given ? given.Delete : undefined;
