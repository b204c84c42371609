/** A 2xx answer that arrived whole but cannot be read. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
}

export type FailureKind =
  | "notSent"
  | "untrusted"
  | "noAnswer"
  | "cutOff"
  | "tooLarge"
  | "outOfTime"
  | "foreign";

/**
 * A request without a whole answer. `notSent` = it never reached the server; `untrusted` = nor will it, for
 * the server's certificate was not accepted; `noAnswer` = it may have
 * been carried out; `cutOff` = the answer began with this status and broke off; `tooLarge` = it was longer
 * than can be held; `foreign` = somebody else than Dataverse answered; `outOfTime` = it was not sent, for the run has to end.
 */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** Node's or axios' code, e.g. `ECONNRESET`. */
    readonly code: string,
    readonly status?: number,
    /** The head of the answer, where there was one. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
