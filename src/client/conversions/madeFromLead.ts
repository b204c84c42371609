import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import { LEAD } from "./leadStatus";
import { readLists, readRecords } from "./readTogether";
import { type StandardTable, TABLES } from "./standardTables";
import type { MadeRecord, QualifiedLead } from "./types";

/** What a lead can become, in the order of the answer. */
export const MADE = [TABLES.account, TABLES.contact, TABLES.opportunity] as const;

/**
 * The records that name the lead as the one they come from, once it is qualified: together with its state, in
 * one request. Undefined while it is not.
 */
export async function whenQualified(
  session: Session,
  params: Impersonation,
  leadId: string,
  changed: boolean,
): Promise<QualifiedLead | undefined> {
  const { entitySetName, primaryId } = TABLES.lead;
  const paths = [
    `${entitySetName}?$select=statecode&$filter=${primaryId}%20eq%20${leadId}`,
    ...MADE.map(
      (table) =>
        `${table.entitySetName}?$filter=_originatingleadid_value%20eq%20${leadId}&$orderby=createdon,${table.primaryId}`,
    ),
  ] as const;
  const operation = `Reading what was made from ${entitySetName}(${leadId})`;
  const [[lead], ...lists] = await readLists(session, operation, paths, params);
  if (lead?.["statecode"] !== LEAD.qualified) return undefined;
  const rows = MADE.flatMap((table, at) => (lists[at] ?? []).map((row) => ({ table, row })));
  return toQualified(changed, leadId, rows);
}

/** The same records by their IDs, as a qualification answers with them. */
export async function readMade(
  session: Session,
  params: Impersonation,
  leadId: string,
  made: readonly MadeRecord[],
): Promise<QualifiedLead> {
  const known = made.flatMap(({ table: name, id }) => {
    const table = MADE.find(({ logicalName }) => logicalName === name);
    return table ? [{ table, path: `${table.entitySetName}(${id})` }] : [];
  });
  const paths = known.map(({ path }) => path);
  const operation = `Reading ${paths.join(", ")}`;
  const rows = paths.length > 0 ? await readRecords(session, operation, paths, params) : [];
  const found = known.flatMap(({ table }, at) => {
    const row = rows[at];
    return row ? [{ table, row }] : [];
  });
  return { ...toQualified(true, leadId, found), records: made };
}

interface Made {
  readonly table: StandardTable;
  readonly row: DataverseRecord;
}

const toQualified = (changed: boolean, leadId: string, rows: readonly Made[]): QualifiedLead => {
  const first = (wanted: StandardTable) => rows.find(({ table }) => table === wanted)?.row ?? null;
  return {
    changed,
    leadId,
    account: first(TABLES.account),
    contact: first(TABLES.contact),
    opportunity: first(TABLES.opportunity),
    records: rows.map(({ table, row }) => ({
      table: table.logicalName,
      id: String(row[table.primaryId]),
    })),
  };
};
