import { pressure } from "../../answers/pressure";
import type { DataverseError } from "../../errors/DataverseError";
import { runtime } from "../../runtime";
import type { Call } from "../../session/session";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import type { Answered, Failed } from "../scheduling/sendOnce";
import { type ChunkOutcome, chunkOutcome, endsRun, resendAll, unknownAll } from "./chunkOutcome";

/** Sends rows in one request. `read` says what the answer did for them. */
export async function sendRows(
  run: BulkRun,
  rows: readonly Row[],
  call: Omit<Call, "idempotency">,
  read: (answer: Answered) => ChunkOutcome,
): Promise<ChunkOutcome> {
  for (const row of rows) row.sentMs ||= runtime.now();
  // Only the loop that reconciles unknown rows knows their ids, so that nothing below it may repeat them.
  const answer = await run.throttle.send({ ...call, idempotency: "never" });
  for (const row of rows) row.attempts += answer.tries;
  const outcome = answer.kind === "answered" ? read(answer) : withoutAnswer(run, rows, answer);
  return { retryAfter: answer.retryAfter, ...outcome };
}

function withoutAnswer(
  { plan }: BulkRun,
  rows: readonly Row[],
  { kind, error }: Failed,
): ChunkOutcome {
  if (kind === "done") {
    return chunkOutcome({ settled: rows.map((row) => ({ row, status: plan.success })) });
  }
  if (kind === "lost") {
    const answered = error.status === 500 && error.code ? "whole" : undefined;
    return unknownAll(rows, isTooSlow(error) ? "smaller" : "same", { error, answered });
  }
  // A refusal that broke off before it said why is worth asking again. In an elastic table some rows may
  // have been written all the same.
  if (isCutRefusal(error)) {
    return plan.elastic && rows.length > 1
      ? unknownAll(rows, "same", { error })
      : resendAll(rows, "same", { error });
  }
  // Rows that get in each other's way over and over have to be kept apart.
  if (isDeadlock(error)) return resendAll(rows, "same", { error, answered: "whole" });
  return endsRun(rows, error);
}

const isDeadlock = ({ status = 0, code = "", detail }: DataverseError): boolean =>
  pressure(status, code, detail) === "deadlock";

const isCutRefusal = ({ status = 0, facts }: DataverseError): boolean =>
  status >= 400 && status < 500 && facts.failure?.kind === "cutOff";

/** Of Dataverse's client library (Microsoft: "Use bulk operation messages", SQL timeouts). */
const SQL_TIMEOUT = "0x80044151";

const isTooSlow = ({ status, code, facts }: DataverseError): boolean =>
  status === 504 || facts.failure?.timedOut === true || code?.toLowerCase() === SQL_TIMEOUT;
