import type { TransportFailure, UnreadableBody } from "./failures";
import type { TryResult } from "./retryDecision";
import type { HttpResponse } from "./types";

/** One try and how it ended; exactly one of `response` and `failure` is there. */
export interface Try {
  readonly result: TryResult;
  readonly response?: HttpResponse;
  readonly failure?: TransportFailure | UnreadableBody;
}
