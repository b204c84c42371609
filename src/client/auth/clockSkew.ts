import { TransportFailure } from "../errors/failures";
import { runtime } from "../runtime";
import type { HttpResponse } from "../types/http";

/** An assertion that is not valid at the time of who reads it (Microsoft Entra reference "error codes"). */
const NOT_NOW = /AADSTS(?:700024|500133)\b/;

/** Clocks that are closer together would not have made an assertion of ten minutes invalid. */
const LEAST_MS = 60_000;

/** Whether an assertion was refused for its time, and the answer says what time it is there. */
export function isClockApart(answer: HttpResponse | TransportFailure): answer is HttpResponse {
  if (answer instanceof TransportFailure || (answer.status !== 400 && answer.status !== 401))
    return false;
  return NOT_NOW.test(answer.body.toString("utf8")) && Math.abs(clockAhead(answer)) >= LEAST_MS;
}

/** How far the clock of who answered is ahead of ours, by the `Date` of the answer; 0 without one. */
export function clockAhead({ headers }: HttpResponse): number {
  const ms = Date.parse(headers["date"] ?? "");
  return Number.isNaN(ms) ? 0 : ms - runtime.now();
}
