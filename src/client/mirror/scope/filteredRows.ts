import { listFilter, toLists } from "../../compare/keyLists";
import { readManyPages, readPages } from "../../compare/readPages";
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
  { select, ids, ...ahead }: ScopeRows,
): AsyncGenerator<readonly CurrentRow[]> {
  const whole = { ...reading, select };
  if (!ids) {
    yield* readManyPages(session, whole, condition && encodeOption(condition), ahead);
    return;
  }
  const front = condition === undefined ? "" : encodeOption(`(${condition}) and `);
  for (const list of toLists(reading.definition.primaryIdAttribute, ids)) {
    yield* readPages(session, whole, `${front}${listFilter(list)}`);
  }
}
