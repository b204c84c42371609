import type { Limits } from "../api";
import { errorResponse } from "../http/errorResponse";
import {
  customizationLock,
  tooManyAtOnce,
  tooManyRequests,
  tooMuchTime,
} from "../limits/throttled";
import type { SandboxResponse } from "../types";
import { sqlError } from "./sqlError";
import type { FaultAction } from "./types";

type InsteadAction = Extract<FaultAction, { kind: "throttle" | "status" | "sql" }>;

type ThrottleAction = Extract<FaultAction, { kind: "throttle" }>;

const throttles = { requests: tooManyRequests, time: tooMuchTime, concurrency: tooManyAtOnce };

/** Seconds to wait that a throttle rule names when it is not told any. */
const defaultRetryAfter = 1;

function throttled({ code = "requests", retryAfter }: ThrottleAction, limits: Limits) {
  if (code === "customization") return customizationLock(retryAfter);
  return throttles[code](limits, retryAfter ?? defaultRetryAfter);
}

/** The answer of a rule that answers instead of doing the work; the same inside a batch. */
export function answerInstead(action: InsteadAction, limits: Limits): SandboxResponse {
  if (action.kind === "sql") return errorResponse(sqlError(action.number), {});
  if (action.kind === "throttle") return errorResponse(throttled(action, limits), {});
  const { status, body = "", headers = {} } = action;
  if (typeof body === "string") {
    const type: Record<string, string> =
      body === "" ? {} : { "Content-Type": "text/html; charset=utf-8" };
    return { status, headers: { ...type, ...headers }, body };
  }
  return {
    status,
    headers: { "Content-Type": "application/json; odata.metadata=minimal", ...headers },
    body: JSON.stringify({ error: body }),
  };
}
