import { lookUpTable, singleMatch } from "../metadata/cache/lookUpTable";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { stringLiteral } from "../odata/literal";
import { encodeOption } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { perform } from "../session/perform";
import { readJson, type Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableName } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";

/** Other tables and their rows, as lookups ask for them. */
export function lookupContext(session: Session, params: Impersonation): LookupContext {
  return {
    environment: session.environment,
    table: async (name) => {
      const match = await lookUpTable(session, name, params);
      return match.kind === "unknown"
        ? undefined
        : singleMatch(match, name, "The table of a lookup");
    },
    idsByName: (table, name) => idsByName(session, params, table, name),
    definition: ({ logicalName }) => tableDefinition(session, logicalName, params),
  };
}

/** Two ids tell as much as all of them: that the name is not enough. */
const idsByName = async (
  session: Session,
  params: Impersonation,
  { entitySetName, primaryIdAttribute, primaryNameAttribute }: TableName,
  name: string,
): Promise<readonly string[]> => {
  if (!primaryNameAttribute) return [];
  const filter = encodeOption(`${primaryNameAttribute} eq ${stringLiteral(name)}`);
  const response = await perform(session, {
    method: "GET",
    path: `${entitySetName}?$select=${primaryIdAttribute}&$filter=${filter}&$top=2`,
    operation: `Looking up a record of ${entitySetName} by its name`,
    repeat: "always",
    headers: impersonationHeaders(params),
    read: readJson,
  });
  const { value } = response.value as { value: Record<string, unknown>[] };
  return value.map((row) => String(row[primaryIdAttribute]));
};
