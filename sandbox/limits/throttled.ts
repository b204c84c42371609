import type { Limits } from "../api";
import { Refusal } from "../errors";

/** Combined execution time a user may spend in the window, in milliseconds. */
const executionTimeMs = 1_200_000;

export function tooManyRequests(limits: Limits, retryAfter: number | string): Refusal {
  return throttled(
    "0x80072322",
    `Number of requests exceeded the limit of ${limits.requests} over time window of ${limits.windowSeconds} seconds.`,
    retryAfter,
  );
}

/** Only a fault rule leads here: the sandbox does not add up execution time. */
export function tooMuchTime(limits: Limits, retryAfter: number | string): Refusal {
  return throttled(
    "0x80072321",
    `Combined execution time of incoming requests exceeded limit of ${executionTimeMs.toLocaleString("en-US")} milliseconds over time window of ${limits.windowSeconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
    retryAfter,
  );
}

export function tooManyAtOnce(limits: Limits, retryAfter: number | string = 1): Refusal {
  return throttled(
    "0x80072326",
    `Number of concurrent requests exceeded the limit of ${limits.concurrency}.`,
    retryAfter,
  );
}

/** Another change of definitions is under way; the service names no time to wait. */
export function customizationLock(retryAfter: number | string | undefined): Refusal {
  return new Refusal(
    429,
    "0x80071151",
    "CustomizationLockException: Cannot start another [EntityCustomization] because there is a previous [EntityCustomization] running at this moment.",
    retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
  );
}

/** @param retryAfter seconds, or an HTTP-date */
function throttled(code: string, message: string, retryAfter: number | string): Refusal {
  return new Refusal(429, code, message, { "Retry-After": String(retryAfter) });
}
