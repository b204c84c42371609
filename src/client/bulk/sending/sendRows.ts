import { pressure } from "../../answers/pressure";
import type { DataverseError } from "../../errors/DataverseError";
import { runtime } from "../../runtime";
import type { Call } from "../../session/session";
import { type BulkRun, endRun } from "../bulkRun";
import type { Row } from "../rows/row";
import type { BulkRowError } from "../types";
import type { Answer } from "./sendOnce";

/** A row with its refusal. */
export interface Refused {
  readonly row: Row;
  readonly error: BulkRowError;
}

/** What is left to do for the rows of a request; all others have their verdict. */
export interface Left {
  /** May have been carried out. */
  readonly lost?: readonly Row[] | undefined;
  /** Were not carried out, and may be sent again as they are. */
  readonly again?: readonly Row[] | undefined;
  /** Were refused after a try that may have been carried out: their ids tell what stands. */
  readonly doubtful?: readonly Refused[] | undefined;
  /** Were not carried out, and have to be sent apart from each other. */
  readonly apart?: readonly Row[] | undefined;
  /** Fewer rows may pass. */
  readonly halve?: boolean | undefined;
  /** Dataverse itself answered, so that one of the rows may be the reason: of all rows, or of each. */
  readonly answered?: "whole" | "each" | undefined;
  readonly error?: DataverseError | undefined;
  readonly retryAfter?: string | undefined;
}

/** Sends rows in one request; what was answered is for `read` to judge. */
export const sendRows = async (
  run: BulkRun,
  rows: readonly Row[],
  call: Omit<Call, "repeat">,
  read: (answer: Answer & { kind: "answered" }) => Left,
): Promise<Left> => {
  for (const row of rows) row.sentMs ||= runtime.now();
  // The loop that settles lost rows is this room's own: only it knows each row's id.
  const answer = await run.traffic.send({ ...call, repeat: "never" });
  for (const row of rows) row.attempts += answer.tries;
  const left = { retryAfter: answer.retryAfter, ...leftBy(run, rows, answer, read) };
  if (rows.some(({ index }) => run.rowResults.has(index))) {
    run.fruitless = 0;
    run.traffic.progressed();
  } else if (left.lost?.length) run.fruitless += 1;
  return left;
};

const leftBy = (
  run: BulkRun,
  rows: readonly Row[],
  answer: Answer,
  read: (answer: Answer & { kind: "answered" }) => Left,
): Left => {
  if (answer.kind === "answered") return read(answer);
  const { error } = answer;
  if (answer.kind === "done") {
    for (const row of rows) run.rowResults.settle(row, run.plan.success);
    return {};
  }
  if (answer.kind === "gaveUp") {
    // A refusal that broke off before it said why is worth asking again, unless it is one of an elastic
    // table, of which some rows may have been written all the same.
    if (isCutRefusal(error)) {
      return run.plan.elastic && rows.length > 1 ? { lost: rows, error } : { again: rows, error };
    }
    // Rows that get in each other's way over and over have to be kept apart.
    if (isDeadlock(error)) return { again: rows, error, answered: "whole" };
    endRun(run, error, rows);
    return {};
  }
  const answered = error.status === 500 && error.code ? "whole" : undefined;
  return { lost: rows, error, halve: isTooSlow(error), answered };
};

const isDeadlock = ({ status = 0, code = "", detail }: DataverseError): boolean =>
  pressure(status, code, detail) === "deadlock";

const isCutRefusal = ({ status = 0, facts }: DataverseError): boolean =>
  status >= 400 && status < 500 && facts.failure?.kind === "cutOff";

/** Of Dataverse's client library (Microsoft: "Use bulk operation messages", SQL timeouts). */
const SQL_TIMEOUT = "0x80044151";

const isTooSlow = ({ status, code, facts }: DataverseError): boolean =>
  status === 504 || facts.failure?.timedOut === true || code?.toLowerCase() === SQL_TIMEOUT;
