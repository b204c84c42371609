import { Refusal } from "../errors";
import type { Call } from "../records/call";
import { inTransaction } from "../webhooks";
import type { RowWork } from "./rows";
import type { Target } from "./targets";

/** Rows of an elastic table a bulk message may have. */
export const mostElasticRows = 100;

/** A row of an elastic table that was not written. */
interface BulkApiErrorDetail {
  /** Index among the targets. */
  RequestIndex: number;
  /** Primary key, where the target names one. */
  Id: string;
  /** HTTP status with which a single row would have been answered. */
  StatusCode: number;
}

const emptyGuid = "00000000-0000-0000-0000-000000000000";
const annotation = "Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails";

/**
 * Writes row by row: an elastic table has no transaction around them, so that those which succeed
 * stay. Where some fail, the first one's refusal is thrown with the list of all of them, for who asks
 * for the error details.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-elastic-tables
 */
export function runEach(
  call: Call,
  targets: readonly Target[],
  rows: readonly RowWork[],
): string[] {
  const ids: string[] = [];
  const failures: BulkApiErrorDetail[] = [];
  let first: Refusal | undefined;
  rows.forEach((row, index) => {
    try {
      ids.push(inTransaction(call, row));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      first ??= error;
      const key = targets[index]?.key;
      const id = key?.kind === "primary" ? key.id : emptyGuid;
      failures.push({ RequestIndex: index, Id: id, StatusCode: error.status });
    }
  });
  if (first === undefined) return ids;
  const details = { [annotation]: JSON.stringify(failures) };
  throw new Refusal(first.status, first.code, first.message, first.headers, details);
}
