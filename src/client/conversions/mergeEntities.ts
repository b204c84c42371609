import { withMissingInput } from "../answers/missingInput";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { resolveRecord } from "../records/resolveRecord";
import type { Session } from "../session/session";
import { settleByReading } from "../session/settleByReading";
import type { DataverseRecord } from "../types";
import { readRecords } from "./readTogether";
import { sendMessage, toEntity, typeOf } from "./sendMessage";
import { type StandardTable, standardTable, TABLES } from "./standardTables";
import { takenValues } from "./takenValues";
import type { MergedRecords, MergeEntitiesParams } from "./types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/merge */
const MERGEABLE = [TABLES.account, TABLES.contact, TABLES.lead, TABLES.incident];
const ACCEPTED = "account, contact, lead or incident, the tables whose records can be merged";

/** Says which table a lookup to several tables leads to, so that its value can be written again. */
const TABLE_OF_LOOKUP = "Microsoft.Dynamics.CRM.lookuplogicalname";

/**
 * Merges one record into another, which takes over everything that refers to it; nothing undoes that. Both are
 * read first: records that were merged before stay as they are.
 *
 * @throws InputError for one and the same record, and for one that was merged into another before
 */
export async function mergeEntities(
  session: Session,
  params: MergeEntitiesParams,
): Promise<MergedRecords> {
  const table = await standardTable(session, params, MERGEABLE, ACCEPTED);
  const { master, merged } = await readBoth(session, table, params);
  const masterId = String(master[table.primaryId]);
  const mergedId = String(merged[table.primaryId]);
  if (masterId === mergedId) throw sameRecord(table, masterId);
  if (isMergedInto(merged, masterId)) {
    return { changed: false, taken: [], masterRecord: master, mergedRecord: merged };
  }
  refuseMerged("Merged Record", merged, table);
  refuseMerged("Master Record", master, table);
  const { takeFromMerged = [] } = params;
  const { names, values } = await takenValues(session, params, table, takeFromMerged, merged);
  const result = await merge(session, params, { table, masterId, mergedId, values });
  const [masterRecord, mergedRecord] = await readAfter(session, params, table, [
    masterId,
    mergedId,
  ]);
  const changed = result === "done";
  return { changed, taken: changed ? names : [], masterRecord, mergedRecord };
}

interface Both {
  readonly master: DataverseRecord;
  readonly merged: DataverseRecord;
}

const readBoth = (
  session: Session,
  table: StandardTable,
  params: MergeEntitiesParams,
): Promise<Both> => {
  const { impersonateUserId, impersonateObjectId } = params;
  const shared = { entityType: table.entitySetName, impersonateUserId, impersonateObjectId };
  return retryWithFreshMetadata(async (assumptions) => {
    const find = (entityId: string, input: string) =>
      resolveRecord(session, { ...shared, entityId, input }, assumptions);
    const into = await find(params.masterRecord, "Master Record");
    const from = await find(params.mergedRecord, "Merged Record");
    if (into.path === from.path) throw sameRecord(table, into.path);
    const paths = [into.path, from.path] as const;
    const operation = `Reading ${paths.join(" and ")}`;
    const [master, merged] = await readRecords(
      session,
      operation,
      paths,
      params,
      TABLE_OF_LOOKUP,
    ).catch((error: unknown) => {
      const given = [
        ["Master Record", into.path],
        ["Merged Record", from.path],
      ] as const;
      throw withMissingInput(error, given);
    });
    return { master, merged };
  });
};

const sameRecord = ({ logicalName }: StandardTable, which: string): InputError =>
  new InputError(
    `Master Record and Merged Record are one and the same, ${which}; expected two records of ${logicalName}.`,
  );

const isMergedInto = (row: DataverseRecord, masterId: string): boolean =>
  row["merged"] === true && row["_masterid_value"] === masterId;

const refuseMerged = (input: string, row: DataverseRecord, table: StandardTable): void => {
  if (row["merged"] !== true) return;
  const other = row["_masterid_value"];
  const into = typeof other === "string" ? `${table.entitySetName}(${other})` : "another record";
  throw new InputError(
    `${input} ${String(row[table.primaryId])} was merged into ${into} before; expected a record that was not merged.`,
  );
};

interface Merge {
  readonly table: StandardTable;
  readonly masterId: string;
  readonly mergedId: string;
  readonly values: DataverseRecord;
}

/** Refusal of a record that is inactive, as merged ones are (Microsoft: web service error codes). */
const INACTIVE = "0x80045304";

const merge = async (
  session: Session,
  params: MergeEntitiesParams,
  { table, masterId, mergedId, values }: Merge,
): Promise<"done" | "doneByOthers"> => {
  const { entitySetName, logicalName } = table;
  const path = `${entitySetName}(${mergedId})`;
  const isMerged = async () => {
    const [row] = await readRecords(session, `Reading ${path}`, [path], params);
    return isMergedInto(row, masterId);
  };
  try {
    await sendMessage(session, {
      ...params,
      name: "Merge",
      body: {
        Target: toEntity(table, masterId),
        Subordinate: toEntity(table, mergedId),
        UpdateContent: { "@odata.type": typeOf(logicalName), ...values },
        PerformParentingChecks: params.checkParents,
      },
      operation: `Merging ${path} into ${entitySetName}(${masterId})`,
      read: () => undefined,
    });
    return "done";
  } catch (error) {
    const isInactive = error instanceof DataverseError && error.code?.toLowerCase() === INACTIVE;
    if (isInactive && (await isMerged().catch(() => false))) return "doneByOthers";
    return settleByReading(session, error, {
      find: async () => ((await isMerged()) ? { value: "done" as const } : undefined),
      found: `${path} is merged into it`,
      missing: `${path} was read afterwards and was not merged by then: run again, which reads both records first`,
    });
  }
};

/** They are merged, whatever keeps them from being read. */
const readAfter = async (
  session: Session,
  params: MergeEntitiesParams,
  { entitySetName }: StandardTable,
  [masterId, mergedId]: readonly [string, string],
): Promise<readonly [DataverseRecord, DataverseRecord]> => {
  const paths = [`${entitySetName}(${masterId})`, `${entitySetName}(${mergedId})`] as const;
  const operation = `Reading ${paths.join(" and ")}`;
  try {
    return await readRecords(session, operation, paths, params);
  } catch (error) {
    throwUnless(error, DataverseError);
    const hint = "The records were merged all the same: do not repeat it";
    throw new DataverseError({ ...error.facts, outcome: "done", hint });
  }
};
