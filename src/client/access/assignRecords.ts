import { bulkWrite } from "../bulk/bulkWrite";
import { refuseProblems } from "../bulk/rows/refuseFaults";
import type { BulkRowResult } from "../bulk/types";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { normalizeGuid } from "../odata/guid";
import { lookupContext } from "../queries/filter/lookupContext";
import { resolvePrincipal } from "../queries/users/resolvePrincipal";
import { updateRecord } from "../records/patchRecord";
import type { Session } from "../session/session";
import { PRINCIPAL_SETS } from "../values/principal";
import type { Principal } from "../values/principalTypes";
import { rememberedLookups } from "../values/rememberedLookups";
import { noOwner, requireOwner } from "./ownedRecord";
import { recordsToRows } from "./recordsToRows";
import type { AssignedRow, AssignParams, AssignResult } from "./types";

/**
 * Gives records to another owner. One record takes one request; several go in batches, with a result for
 * each. It may be repeated: who owns a record already owns it afterwards.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 *
 * @throws InputError where the owner is not one user or team, before anything is written
 */
export async function assignRecords(session: Session, params: AssignParams): Promise<AssignResult> {
  const { entityId, records = [] } = params;
  if (entityId !== undefined && records.length > 0) {
    throw new InputError("Entity ID and Records cannot both be set: leave one of them empty.");
  }
  const owner = await resolvePrincipal(session, params, "Owner", params.owner);
  return entityId === undefined
    ? assignMany(session, params, records, owner)
    : assignOne(session, params, entityId, owner);
}

const columnsFor = ({ table, id }: Principal) => ({
  "ownerid@odata.bind": `/${PRINCIPAL_SETS[table]}(${id})`,
});

async function assignOne(
  session: Session,
  params: AssignParams,
  entityId: string,
  owner: Principal,
): Promise<AssignResult> {
  const { entityType, impersonateUserId, impersonateObjectId, bypassCustomLogic } = params;
  const known = normalizeGuid(entityId);
  const written = await updateRecord(session, {
    entityType,
    entityId,
    record: columnsFor(owner),
    impersonateUserId,
    impersonateObjectId,
    bypassCustomLogic,
    repairValues: false,
    returnResult: known ? "none" : "id",
  }).catch((error: unknown) => {
    throw withoutOwner(error, entityType);
  });
  const id = known ?? Object.values(written).find((value) => typeof value === "string");
  const row: AssignedRow = { index: 0, id, status: "assigned", owner, attempts: 1 };
  const counts = { total: 1, succeeded: 1, failed: 0, unknown: 0, unprocessed: 0, startAt: 1 };
  return { owner, ...counts, results: [row] };
}

async function assignMany(
  session: Session,
  params: AssignParams,
  records: readonly unknown[],
  owner: Principal,
): Promise<AssignResult> {
  const { entityType, entityId: _, owner: __, ...how } = params;
  const definition = await tableDefinition(session, entityType, params);
  requireOwner(definition);
  const context = rememberedLookups(lookupContext(session, params));
  const { startAt = 0, onError } = params;
  const columns = columnsFor(owner);
  const { rows, faults } = await recordsToRows(records, columns, definition, context, startAt);
  if (onError === "stop") refuseProblems([...faults.values()], definition.entitySetName);
  const {
    requests: ___,
    waitedMs: ____,
    ...outcome
  } = await bulkWrite(session, {
    ...how,
    entityType: definition.entitySetName,
    records: rows,
    action: "update",
    assigns: true,
    strategy: "batch",
    repairValues: false,
  });
  return { owner, ...outcome, results: outcome.results.map(toRow(owner, faults)) };
}

const toRow =
  (owner: Principal, faults: ReadonlyMap<number, string>) =>
  ({ status, ...row }: BulkRowResult): AssignedRow => {
    const wrong = faults.get(row.index);
    if (wrong !== undefined && row.error) {
      return { ...row, status: "failed", error: { message: wrong } };
    }
    return status === "failed" || status === "unknown" || status === "notRun"
      ? { ...row, status }
      : { ...row, status: "assigned", owner };
  };

const withoutOwner = (error: unknown, table: string): unknown =>
  error instanceof DataverseError &&
  error.status === 400 &&
  /undeclared property 'ownerid'|property '?ownerid'? does not exist/i.test(error.detail)
    ? error.withHint(noOwner(table))
    : error;
