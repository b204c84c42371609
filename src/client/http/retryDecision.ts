import type { Repeatability } from "./types";

/** How one try of a request ended. */
export type TryResult =
  | { readonly kind: "answer"; readonly status: number; readonly code?: string | undefined }
  | { readonly kind: "notSent" | "noAnswer" }
  /** The server's certificate was not accepted: nothing was sent, and nothing will be. */
  | { readonly kind: "untrusted" }
  | { readonly kind: "cutOff"; readonly status: number }
  /** A 2xx that arrived whole but cannot be read. */
  | { readonly kind: "unreadable" };

/**
 * `stands`: the answer is final. `again`: send it once more; `doubt` says whether the try may have
 * been carried out. `done`: carried out, the answer is lost. `unknown`: nobody can tell.
 */
export type Verdict =
  | { readonly act: "stands" | "done" | "unknown" }
  | { readonly act: "again"; readonly doubt: boolean; readonly throttled: boolean };

/**
 * Codes of a 500 that pass by themselves: SQL error and timeout, crashed worker, unexpected error
 * during customization, SQL worker limit, query throttling (Microsoft's web service error codes).
 */
const TRANSIENT_CODES = new Set([
  "0x80044150",
  "0x80044151",
  "0x80072031",
  "0x80040216",
  "0x80072324",
  "0x80048544",
]);

const again = (doubt: boolean, throttled = false): Verdict => ({ act: "again", doubt, throttled });
const stands: Verdict = { act: "stands" };

/** The retry table of `docs/reliability.md`, as a pure function. */
export const retryDecision = (repeat: Repeatability, result: TryResult): Verdict => {
  switch (result.kind) {
    case "notSent":
      return again(false);
    case "untrusted":
      return stands;
    case "noAnswer":
      return repeat === "never" ? { act: "unknown" } : again(true);
    case "cutOff":
      return cutOff(repeat, result.status);
    case "unreadable":
      return repeat === "always" ? stands : { act: "done" };
    case "answer":
      return answered(repeat, result.status, result.code);
  }
};

const answered = (repeat: Repeatability, status: number, code: string | undefined): Verdict => {
  if (status === 429) return again(false, true);
  if (status === 502 || status === 503 || status === 504) {
    return repeat === "never" ? { act: "unknown" } : again(true);
  }
  if (status === 500 && TRANSIENT_CODES.has((code ?? "").toLowerCase())) {
    return repeat === "always" || repeat === "harmless" ? again(true) : stands;
  }
  return stands;
};

/** A broken-off answer still had a status: a refusal stands, a 2xx was done. */
const cutOff = (repeat: Repeatability, status: number): Verdict => {
  if (status < 200 || status >= 300) return answered(repeat, status, undefined);
  return repeat === "never" ? { act: "done" } : again(true);
};
