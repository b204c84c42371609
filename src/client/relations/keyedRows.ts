import type { Looked } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import { recordBody } from "../odata/listBody";
import { idOfRow } from "../odata/recordId";
import { type Reading, readEach } from "./readEach";

/** Rows of one table, some of which go by an alternate key where an id is needed. */
export interface KeyedRows {
  readonly reading: Reading;
  /** Set name of their table, and the column with their ids. */
  readonly set: string;
  readonly primaryId: string;
  /** Ids of rows that go by other keys, by index. */
  readonly ids: Map<number, string>;
  /** Empty while it is not known. */
  readonly idOf: (row: Row) => string;
}

export function keyedRows(reading: Reading, set: string, primaryId: string): KeyedRows {
  const ids = new Map<number, string>();
  const idOf = ({ index, address }: Row) => address?.id ?? ids.get(index) ?? "";
  return { reading, set, primaryId, ids, idOf };
}

/** Reads the ids of the rows that go by other keys. A row whose record cannot be read fails. */
export async function withIds(
  { reading, set, primaryId, ids, idOf }: KeyedRows,
  rows: readonly Row[],
): Promise<Looked> {
  const byKey = rows.filter((row) => idOf(row) === "");
  if (byKey.length === 0) return { settled: [], rows };
  const { read, failed } = await readEach(reading, byKey, ({ address }) => ({
    path: `${set}(${address?.predicate})?$select=${primaryId}`,
    read: (answer) => ({ [primaryId]: idOfRow(recordBody(answer), primaryId) }),
  }));
  for (const { row, record } of read) ids.set(row.index, idOfRow(record, primaryId));
  return { settled: failed, rows: rows.filter((row) => idOf(row) !== "") };
}
