import { errorFromResponse } from "../../answers/errorFromResponse";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { partOf } from "./bodies";
import { judgeRow } from "./judgeRow";
import { type Left, sendRows } from "./sendRows";

/** Sends one row as a request of its own. */
export const sendSingle = (run: BulkRun, rows: readonly Row[]): Promise<Left> => {
  const [row] = rows;
  if (!row) return Promise.resolve({});
  const { plan, headers } = run;
  const part = partOf(plan, row, { ...headers.row, ...headers.acting });
  const call = { ...part, operation: `${plan.doing} record ${row.index} of ${plan.set}` };
  return sendRows(run, rows, call, ({ response }) => {
    const verdict = judgeRow(run, row, response);
    if (!verdict) return {};
    const error = errorFromResponse(call, response);
    if (verdict === "lost" || verdict === "again")
      return { [verdict]: [row], error, answered: "each" };
    return { doubtful: [{ row, error: verdict }] };
  });
};
