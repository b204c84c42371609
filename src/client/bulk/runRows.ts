import { errorFacts } from "../errors/errorFacts";
import { InputError } from "../errors/InputError";
import { runtime } from "../runtime";
import type { BulkRun } from "./bulkRun";
import type { Outcome } from "./results/rowResults";
import type { RowTyper } from "./rows/typeRows";
import { runChunks } from "./runChunks";
import { chunks } from "./scheduling/chunks";

/** The rows of a run, and when no further ones are begun. */
export interface RunRows {
  readonly total: number;
  /** Index of the first row. */
  readonly from: number;
  readonly type: RowTyper;
  readonly onError: "continue" | "stop";
  /** In milliseconds since the epoch. */
  readonly budgetEndsMs: number;
}

/**
 * Sends the rows of a run, and says what became of each.
 *
 * @throws the error where nothing at all was carried out, for a reason that concerns all rows
 */
export async function runRows(
  run: BulkRun,
  { total, from, type, onError, budgetEndsMs }: RunRows,
): Promise<Outcome> {
  const { results } = run;
  const stopping = () =>
    results.ended !== undefined ||
    (onError === "stop" && results.failed > 0) ||
    runtime.now() >= budgetEndsMs;
  const source = chunks(run, { total, from, type, stopping });
  await runChunks(run, source, total - from);
  const { ended } = results;
  if (ended && !results.anySent) throw ended;
  const cause = ended && { ...errorFacts(ended), message: `The run ended: ${ended.message}` };
  return results.finish(source.looked, cause);
}

/** @param input label of the input with the rows, for messages */
export function checkStart(from: number, total: number, input = "Records"): void {
  if (Number.isInteger(from) && from >= 0 && from <= total) return;
  throw new InputError(
    `Start At takes a whole number from 0 up to ${total}, the number of rows in ${input}, not "${from}".`,
  );
}
