import { UnreadableBody } from "../../errors/failures";
import { listBody } from "../../odata/listBody";
import type { HttpResponse } from "../../types/http";

/** The name under which an aggregation answers with its count. */
export const COUNTED = "countedrows";

/**
 * The count out of the answer to an aggregation; without rows there may be none.
 *
 * @throws UnreadableBody when the answer holds anything else
 */
export function countedRows({ body }: HttpResponse): number {
  const [row] = listBody(body).value;
  const count = row === undefined ? 0 : row[COUNTED];
  if (typeof count === "number") return count;
  throw new UnreadableBody("the answer holds no count");
}

/** The first row's value of a date-time column, in whole seconds since 1970. */
export function secondOf(column: string) {
  return ({ body }: HttpResponse): number | undefined => {
    const value = listBody(body).value[0]?.[column];
    if (value === undefined) return undefined;
    const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
    if (Number.isFinite(ms)) return Math.floor(ms / 1000);
    throw new UnreadableBody(`the answer holds no date-time in ${column}`);
  };
}

/** The last second of the year 9999, behind which Dataverse knows no date-time. */
export const LAST_SECOND = 253_402_300_799;

/** A second as a date-time of Dataverse, e.g. `2026-03-01T00:00:00Z`. */
export function dateTime(second: number): string {
  return new Date(second * 1000).toISOString().replace(".000Z", "Z");
}
