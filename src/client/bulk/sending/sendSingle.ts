import { errorFromResponse } from "../../answers/errorFromResponse";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { toPart } from "./bodies";
import { type ChunkOutcome, chunkOutcome } from "./chunkOutcome";
import { collectRows } from "./collectRows";
import { sendRows } from "./sendRows";

/** Sends one row as a separate request. */
export async function sendSingle(run: BulkRun, rows: readonly Row[]): Promise<ChunkOutcome> {
  const [row] = rows;
  if (!row) return chunkOutcome({});
  const { plan, headers } = run;
  const part = toPart(plan, row, { ...headers.row, ...headers.acting });
  const call = { ...part, operation: `${plan.doing} record ${row.index} of ${plan.set}` };
  return sendRows(run, rows, call, ({ response }) =>
    collectRows(run, [{ row, answer: response }], (answer) => errorFromResponse(call, answer)),
  );
}
