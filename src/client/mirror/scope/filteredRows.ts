import { atOnce } from "../../compare/atOnce";
import type { RowsAhead } from "../../compare/bothEnds";
import { listFilter, toLists } from "../../compare/keyLists";
import { type Reading, readManyPages, readPages } from "../../compare/readPages";
import type { CurrentRow } from "../../compare/types";
import { encodeOption } from "../../odata/query";
import type { Session } from "../../session/session";
import type { ScopeReading, ScopeRows } from "./types";

/**
 * The rows of a condition, or those among them that have one of these ids.
 *
 * @param condition of OData; undefined for all rows
 */
export async function* filteredRows(
  session: Session,
  reading: ScopeReading,
  condition: string | undefined,
  { select, ids, ranges = [], ...ahead }: ScopeRows,
): AsyncGenerator<readonly CurrentRow[]> {
  const whole = { ...reading, select };
  const front = condition === undefined ? "" : encodeOption(`(${condition}) and `);
  if (!ids && ranges.length > 0) {
    yield* readRanges(session, whole, { front, ranges, ...ahead });
    return;
  }
  if (!ids) {
    yield* readManyPages(session, whole, condition && encodeOption(condition), ahead);
    return;
  }
  for (const list of toLists(reading.definition.primaryIdAttribute, ids)) {
    yield* readPages(session, whole, `${front}${listFilter(list)}`);
  }
}

interface Ranges extends RowsAhead {
  /** What comes before the condition of a range, encoded. */
  readonly front: string;
  readonly ranges: readonly string[];
}

/** All ranges at once. A row whose key changes meanwhile may be in two of them, and comes once. */
const readRanges = (
  session: Session,
  reading: Reading,
  { front, ranges, isWanted, expected = Number.POSITIVE_INFINITY }: Ranges,
): AsyncGenerator<readonly CurrentRow[]> =>
  atOnce(ranges, isWanted, (range, wanted) =>
    readManyPages(session, reading, `${front}${encodeOption(`(${range})`)}`, {
      isWanted: wanted,
      expected: expected / ranges.length,
    }),
  );
