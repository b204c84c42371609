import { errorFromResponse, requestIdOf, UNKNOWN } from "../answers/errorFromResponse";
import { DataverseError, type RequestFailure, type RequestOutcome } from "../errors/DataverseError";
import { TransportFailure } from "../errors/failures";
import { withoutFullStop } from "../text/trimCharacters";
import type { HttpRequest } from "../types/http";
import { headersOf, type Try } from "./attempt";
import { entityUrl } from "./entityUrl";

/** The error for a request that has no usable answer, or none that settles what became of it. */
export function ambiguousOutcome(
  request: HttpRequest,
  attempt: Try,
  verdict: "final" | "done" | "unknown",
  doubt: boolean,
): DataverseError {
  const outcome =
    verdict === "done" ? "done" : doubt || verdict === "unknown" ? "unknown" : "notDone";
  const { response, failure } = attempt;
  if (response && !failure) return errorFromResponse(request, response, settled(request, outcome));
  const headers = headersOf(attempt);
  return new DataverseError({
    operation: request.operation,
    outcome: settled(request, outcome),
    status: response?.status ?? statusOf(failure),
    detail: failure?.message ?? "no usable answer",
    requestId: requestIdOf(headers),
    hint: hint(request, settled(request, outcome)) ?? hostHint(failure),
    entityUrl: outcome === "done" ? entityUrl(request, headers) : undefined,
    failure: failure instanceof TransportFailure ? failureOf(failure) : undefined,
  });
}

const failureOf = ({ kind, code }: TransportFailure): RequestFailure => ({
  kind,
  timedOut: code === "ETIMEDOUT",
});

/**
 * A status below 500 of somebody else says nothing of records, rights or limits, and is not shown as if it
 * did.
 */
const statusOf = (failure: Try["failure"]): number | undefined => {
  if (!(failure instanceof TransportFailure)) return undefined;
  const { kind, status = 0 } = failure;
  return kind === "foreign" && status < 500 ? undefined : failure.status;
};

/** What ended the retries of a request. */
export interface Limit {
  readonly why: string;
  /** Whether it is time that ran out. */
  readonly isTime?: boolean;
}

/** The error for retries that ran out, with what ran out. */
export function retriesExhausted(
  request: HttpRequest,
  attempt: Try,
  { why, isTime }: Limit,
  doubt: boolean,
): DataverseError {
  const last = ambiguousOutcome(request, attempt, "final", doubt);
  const detail = `${withoutFullStop(last.detail)}; ${why}`;
  const throttled = last.status === 429 ? "Run again later, or send less at a time" : undefined;
  const advice = last.outcome === "unknown" ? last.hint : (throttled ?? last.hint);
  const timedOut = last.facts.failure?.timedOut ?? false;
  const failure = isTime ? ({ kind: "outOfTime", timedOut } as const) : last.facts.failure;
  return new DataverseError({ ...last.facts, detail, hint: advice, failure });
}

/** A read changes nothing, so nothing about it can be unknown or done. */
const settled = (request: HttpRequest, outcome: RequestOutcome): RequestOutcome =>
  request.idempotency === "always" ? "notDone" : outcome;

const hint = (request: HttpRequest, outcome: RequestOutcome): string | undefined => {
  if (outcome === "done") {
    return "Dataverse carried it out, only the answer is lost: do not repeat it";
  }
  return outcome === "unknown" ? (request.whenUnknown ?? UNKNOWN) : undefined;
};

/** What a host that cannot be reached usually means. */
const hostHint = (failure: Try["failure"]): string | undefined => {
  switch (failure instanceof TransportFailure ? failure.kind : undefined) {
    case "untrusted":
      return "Check that nothing between the platform and Dataverse replaces its certificate";
    case "notSent":
      return "Check Web API URL of the connection, and that the host can be reached";
    case "foreign":
      return "Something on the way to Dataverse answered in its place, such as a gateway, a proxy or a sign-in page: check Web API URL of the connection, and what is between it and the platform";
    case "outOfTime":
      return "Run again later, or do less in one run";
    case "tooLarge":
      return "Ask for less at a time: fewer columns, or smaller pages";
    default:
      return undefined;
  }
};
