import { SpectralError } from "@prismatic-io/spectral";
import { oneLine } from "../secrets/oneLine";
import { withFullStop } from "./withFullStop";

/**
 * What became of the request: `notDone` = refused or never sent, `done` = carried out although its
 * answer is lost, `unknown` = nobody can tell. A read is always `notDone`.
 */
export type RequestOutcome = "notDone" | "done" | "unknown";

export interface DataverseErrorFacts {
  /** What was being done, e.g. `Updating accounts(…)`. */
  readonly operation: string;
  readonly outcome: RequestOutcome;
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** Dataverse code in hex, e.g. `0x80040217`; often empty. */
  readonly code?: string | undefined;
  /** Dataverse's own message, or what went wrong on the way. */
  readonly detail: string;
  /** The id to give Microsoft support. */
  readonly requestId?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** `OData-EntityId` of a create whose answer broke off after its head. */
  readonly entityUrl?: string | undefined;
  /** How a request failed that has no whole answer. */
  readonly failure?: RequestFailure | undefined;
}

export interface RequestFailure {
  readonly kind:
    | "notSent"
    | "untrusted"
    | "noAnswer"
    | "cutOff"
    | "tooLarge"
    | "foreign"
    | "outOfTime";
  /** Nothing more came within the time that there was. */
  readonly timedOut: boolean;
}

/**
 * Any failure between the client and Dataverse. The message is complete: what failed, the
 * status, code and words of Dataverse, what to do, and the request id. The properties are what a
 * flow may branch on; none of them holds a header, a token or a body.
 */
export class DataverseError extends SpectralError {
  override readonly name = "DataverseError";
  readonly operation: string;
  readonly outcome: RequestOutcome;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly hint: string | undefined;
  readonly entityUrl: string | undefined;

  readonly facts: DataverseErrorFacts;

  constructor(given: DataverseErrorFacts) {
    const facts = { ...given, detail: oneLine(given.detail), requestId: short(given.requestId) };
    super(sentence(facts));
    this.facts = facts;
    this.operation = facts.operation;
    this.outcome = facts.outcome;
    this.status = facts.status;
    this.code = facts.code;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.hint = facts.hint;
    this.entityUrl = facts.entityUrl;
    // The facts are already there one by one: serialising them twice would only be noise.
    Object.defineProperty(this, "facts", { enumerable: false });
  }

  /** The same failure with another hint. */
  withHint(hint: string): DataverseError {
    return new DataverseError({ ...this.facts, hint });
  }
}

const sentence = ({ operation, status, code, detail, hint, requestId }: DataverseErrorFacts) => {
  const answer = [status, code].filter((part) => part !== undefined && part !== "").join(" ");
  const text = [`${operation} failed${answer ? ` (${answer})` : ""}: ${withFullStop(detail)}`];
  if (hint) text.push(withFullStop(hint));
  if (requestId) text.push(`[request id ${requestId}]`);
  return text.join(" ");
};

/** An id is for copying: one that is longer than any of Microsoft's is cut. */
const short = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : oneLine(id).slice(0, 100);
