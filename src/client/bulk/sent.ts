import type { DataverseError } from "../errors/DataverseError";
import type { Call } from "../records/session";
import { runtime } from "../runtime";
import type { Row } from "./row";
import { endRun, type Run } from "./run";
import type { Answer } from "./traffic";

/** What is left to do for the rows of a request; all others have their verdict. */
export interface Left {
  /** May have been carried out. */
  readonly lost?: readonly Row[] | undefined;
  /** Were not carried out, and may be sent again as they are. */
  readonly again?: readonly Row[] | undefined;
  /** Were not carried out, and have to be sent apart from each other. */
  readonly apart?: readonly Row[] | undefined;
  /** Fewer rows may pass. */
  readonly halve?: boolean | undefined;
  readonly error?: DataverseError | undefined;
  readonly retryAfter?: string | undefined;
}

/** Sends rows in one request; what was answered is for `read` to judge. */
export const sendRows = async (
  run: Run,
  rows: readonly Row[],
  call: Omit<Call, "repeat">,
  read: (answer: Answer & { kind: "answered" }) => Left,
): Promise<Left> => {
  for (const row of rows) row.sentMs ||= runtime.now();
  // The loop that settles lost rows is this room's own: only it knows each row's id.
  const answer = await run.traffic.send({ ...call, repeat: "never" });
  for (const row of rows) row.attempts += answer.tries;
  const { retryAfter } = answer;
  if (answer.kind === "answered") {
    run.lostInARow = 0;
    return { retryAfter, ...read(answer) };
  }
  const { error } = answer;
  if (answer.kind === "done") {
    for (const row of rows) run.ledger.settle(row, run.plan.success);
    return {};
  }
  if (answer.kind === "gaveUp") {
    // A refusal that broke off before it said why is worth asking again.
    if (isCutRefusal(error)) return { again: rows, error, retryAfter };
    endRun(run, error, rows);
    return {};
  }
  run.lostInARow += 1;
  return {
    lost: rows,
    error,
    retryAfter,
    halve: TOO_SLOW.test(error.detail) || error.status === 504,
  };
};

const isCutRefusal = ({ status = 0, detail }: DataverseError): boolean =>
  status >= 400 && status < 500 && BROKE_OFF.test(detail);

/** How the transport says that an answer did not arrive whole, and that time ran out. */
const BROKE_OFF = /^the answer (broke off|did not end)/;
const TOO_SLOW = /^(no answer|the answer did not end) within/;
