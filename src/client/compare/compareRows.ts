import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { recordComparer } from "./compareRecord";
import { type KeyReading, readCurrent } from "./readCurrent";
import { readReferences } from "./readReferences";
import type { Comparison, CurrentRow, Found, Proposed } from "./types";
import { selectFor } from "./writtenColumns";

/** What was found at a key, and where that is a row, what a write would change in it. */
export type Compared =
  | { readonly found: Exclude<Found, CurrentRow> }
  | { readonly found: CurrentRow; readonly comparison: Comparison };

type Reads = Omit<KeyReading, "select">;

/**
 * Reads the rows that writes are meant for, only the columns that these write, and says what they would
 * change. One query for 500 keys; ids of references by alternate key are read besides.
 *
 * @throws DataverseError where rows of the table cannot be read at all
 */
export async function readAndCompare(
  session: Session,
  reads: Reads,
  proposed: readonly Proposed[],
): Promise<readonly Compared[]> {
  const records = proposed.map(({ record }) => record);
  const reading = { ...reads, select: selectFor(records, reads.definition) };
  const keys = proposed.map(({ key }) => key);
  return compareFound(session, reads, records, await readCurrent(session, reading, keys));
}

/** The same for rows that were read before. */
export async function compareFound(
  session: Session,
  reads: Reads,
  records: readonly DataverseRecord[],
  found: readonly Found[],
): Promise<readonly Compared[]> {
  const existing = records.filter((_, at) => isRow(found[at]));
  const ids = await readReferences(session, reads, existing);
  const compare = recordComparer(reads.definition);
  return records.map((record, at): Compared => {
    const row = found[at] ?? "unclear";
    if (row === "missing" || row === "unclear") return { found: row };
    return { found: row, comparison: compare(record, row.record, ids) };
  });
}

const isRow = (found: Found | undefined): found is CurrentRow => typeof found === "object";
