import { compareFound } from "../../compare/compareRows";
import { plainKey } from "../../compare/keyLists";
import { readPages } from "../../compare/readPages";
import type { CurrentRow } from "../../compare/types";
import { selectFor } from "../../compare/writtenColumns";
import { defaults } from "../../defaults";
import type { RecordKey } from "../../odata/keys/types";
import { textOfLiteral } from "../../odata/literal";
import { recordedSize } from "../../queries/count/countRows";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { Plan } from "../plan";
import { isFault, type Known, type Row } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import type { KnownRows } from "./comparingTyper";
import type { RowComparer } from "./rowComparer";

interface Rows {
  readonly from: number;
  readonly total: number;
  readonly type: RowTyper;
  readonly comparer: RowComparer;
}

/**
 * What there is of the records of all rows, by the pages of the table, where that takes fewer requests than
 * to ask for their keys. Of the rows only keys are held meanwhile: each is typed again when its record
 * comes. Undefined where asking for keys is better.
 */
export async function readWholeTable(
  session: Session,
  plan: Plan,
  params: Impersonation,
  { from, total, type, comparer }: Rows,
): Promise<KnownRows | undefined> {
  const lists = Math.ceil((total - from) / defaults.bulkAskedIds);
  if (lists <= defaults.compareMostLists || !hasPlainKey(plan)) return undefined;
  const { definition } = plan;
  const operation = `Reading the size of ${definition.entitySetName}`;
  const headers = impersonationHeaders(params);
  const size = await recordedSize(session, { operation, headers }, definition.logicalName);
  if (size === undefined || Math.ceil(size / defaults.maxPageSize) >= lists) return undefined;
  const listed = await readKeys(plan, { from, total, type });
  if (!listed) return undefined;
  const { indexes, properties } = listed;
  const keyNames = keyNamesOf(plan);
  const select = [...new Set([...selectFor([properties], definition), ...keyNames])];
  const known = new Map<number, Known>();
  let pages = 0;
  for await (const page of readPages(session, { ...params, definition, select })) {
    pages += 1;
    // The size is that of a day ago: a table that has grown since is not read to its end.
    if (pages > lists) return undefined;
    const found: CurrentRow[] = [];
    const rows: Row[] = [];
    for (const row of page) {
      for (const index of indexes.get(keyOfRecord(row.record, keyNames)) ?? []) {
        const typed = await type(index);
        if (isFault(typed)) continue;
        found.push(row);
        rows.push(typed);
      }
    }
    const records = rows.map(({ record }) => record);
    const compared = await compareFound(session, { ...params, definition }, records, found);
    for (const [at, { index }] of rows.entries()) {
      const about = comparer.toKnown(compared[at]);
      if (about) known.set(index, about);
    }
  }
  return known;
}

/** Keys of text, and ids: those whose values are read as they are written. */
const hasPlainKey = ({ keys, definition: { tableType } }: Plan): boolean =>
  tableType === "Standard" && keys.every(({ kind }) => kind === "string");

const keyNamesOf = ({ keys, definition }: Plan): readonly string[] =>
  keys.length === 0 ? [definition.primaryIdAttribute] : keys.map(({ logicalName }) => logicalName);

/** Undefined where a row goes by another key than the others. */
const readKeys = async (
  { keys }: Plan,
  { from, total, type }: Pick<Rows, "from" | "total" | "type">,
) => {
  const indexes = new Map<string, number[]>();
  const properties: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (let index = from; index < total; index += 1) {
    const row = await type(index);
    if (isFault(row)) continue;
    const { address, record } = row;
    if (!address || (keys.length === 0 && address.id === undefined)) return undefined;
    for (const name of Object.keys(record)) properties[name] = null;
    const key = keyOfRow(address);
    const same = indexes.get(key);
    if (same) same.push(index);
    else indexes.set(key, [index]);
  }
  return { indexes, properties };
};

const SEPARATOR = "\u0000";

const keyOfRow = ({ id, values }: RecordKey): string =>
  id ?? values.map(({ literal }) => plainKey(textOfLiteral(literal))).join(SEPARATOR);

const keyOfRecord = (record: DataverseRecord, names: readonly string[]): string =>
  names.map((name) => plainKey(record[name] ?? "")).join(SEPARATOR);
