import { pressure, sqlNumber } from "../answers/pressure";
import type { Idempotency, RetryReason } from "../types/http";

/** How one try of a request ended. */
export type TryResult =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly code?: string | undefined;
      /** Dataverse's own words: only they have the number of a database's error. */
      readonly message?: string | undefined;
    }
  | { readonly kind: "notSent" | "noAnswer" }
  /** The certificate was not accepted, or the run has to end: nothing was sent, and nothing will be. */
  | { readonly kind: "untrusted" | "outOfTime" }
  | { readonly kind: "cutOff"; readonly status: number }
  /** Longer than can be held. */
  | { readonly kind: "tooLarge"; readonly status: number }
  /** Somebody else than Dataverse answered. */
  | { readonly kind: "foreign" }
  /** A 2xx that arrived whole but cannot be read. */
  | { readonly kind: "unreadable" };

/**
 * `stands`: the answer is final. `again`: send it once more; `doubt` says whether the try may have
 * been carried out. `done`: carried out, the answer is lost. `unknown`: nobody can tell.
 */
export type Verdict =
  | { readonly act: "final" | "done" | "unknown" }
  | { readonly act: "retry"; readonly doubt: boolean; readonly reason: RetryReason };

/**
 * Codes of a 500 that pass after a while: SQL error, timeout and lost connection, crashed worker,
 * unexpected error during customization, locks, SQL worker limits, governors, query throttling
 * (Microsoft's web service error codes).
 */
const TRANSIENT_CODES = new Set([
  "0x80044150",
  "0x80044151",
  "0x80073000",
  "0x80072031",
  "0x80040216",
  "0x80044339",
  "0x80071154",
  "0x8004026c",
  "0x80048105",
  "0x8004a001",
  "0x80060916",
  "0x80060917",
  "0x80072323",
  "0x80072324",
  "0x80072327",
  "0x80048544",
]);

/** A foreign key that points nowhere, and two kinds of duplicates: the same the next time. */
const LASTING_SQL = new Set([547, 2627, 2601]);
/** Timeout and lost connection: whether the database had finished by then is not known. */
const LOST_SQL = new Set([-2, 10054]);

const retry = (doubt: boolean, reason: RetryReason = "transient"): Verdict => ({
  act: "retry",
  doubt,
  reason,
});
const final: Verdict = { act: "final" };

/** The retry table of `docs/reliability.md`, as a pure function. */
export function retryDecision(repeat: Idempotency, result: TryResult): Verdict {
  switch (result.kind) {
    case "notSent":
      return retry(false);
    case "untrusted":
    case "outOfTime":
      return final;
    case "noAnswer":
    case "foreign":
      return lostAnswer(repeat);
    case "cutOff":
      return cutOff(repeat, result.status);
    case "unreadable":
      return repeat === "always" ? final : { act: "done" };
    case "tooLarge":
      return result.status < 300
        ? retryDecision(repeat, { kind: "unreadable" })
        : answered(repeat, result);
    case "answer":
      return answered(repeat, result);
  }
}

const lostAnswer = (repeat: Idempotency): Verdict =>
  repeat === "never" ? { act: "unknown" } : retry(true);

type Answered = Pick<TryResult & { kind: "answer" }, "status" | "code" | "message">;

const answered = (repeat: Idempotency, { status, code = "", message = "" }: Answered): Verdict => {
  const busy = pressure(status, code, message);
  if (busy) return retry(false, busy);
  if (status === 502 || status === 503 || status === 504) return lostAnswer(repeat);
  return status === 500 && passes(code, message) ? lostAnswer(repeat) : final;
};

/** Whether a 500 passes after a while; the database's own number says more than the code. */
const passes = (code: string, message: string): boolean => {
  const number = sqlNumber(message);
  if (number !== undefined && LASTING_SQL.has(number)) return false;
  if (number !== undefined && LOST_SQL.has(number)) return true;
  return TRANSIENT_CODES.has(code.toLowerCase());
};

/** A broken-off answer still had a status: a refusal is final, a 2xx was done. */
const cutOff = (repeat: Idempotency, status: number): Verdict => {
  if (status < 200 || status >= 300) return answered(repeat, { status });
  return repeat === "never" ? { act: "done" } : retry(true);
};
