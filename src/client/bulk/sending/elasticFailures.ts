import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import type { HttpResponse } from "../../types/http";

/** Ends so, whatever stands before it. */
const ANNOTATION = /Plugin\.BulkApiErrorDetails$/;

/**
 * The rows of a bulk message to an elastic table that failed, with the status each would have had by
 * itself; undefined where the answer does not say (Microsoft: "Use bulk operation messages", partial
 * failures of elastic tables).
 *
 * @param rows how many rows the message had
 */
export const elasticFailures = (
  { body }: HttpResponse,
  rows: number,
): ReadonlyMap<number, number> | undefined => {
  const details = detailsIn(body);
  if (!Array.isArray(details) || details.length === 0) return undefined;
  const failures = new Map<number, number>();
  for (const detail of details as Record<string, unknown>[]) {
    const index = Number(detail?.["RequestIndex"]);
    const status = Number(detail?.["StatusCode"]);
    // A list that does not fit the rows says nothing about them.
    if (!Number.isInteger(index) || index < 0 || index >= rows) return undefined;
    failures.set(index, Number.isInteger(status) ? status : 500);
  }
  return failures;
};

/** The list is JSON inside of JSON. */
const detailsIn = (body: Buffer): unknown => {
  try {
    const { error } = parseJson(body) as { error?: Record<string, unknown> };
    const found = Object.entries(error ?? {}).find(([name]) => ANNOTATION.test(name))?.[1];
    return typeof found === "string" ? parseJson(Buffer.from(found)) : found;
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    return undefined;
  }
};
