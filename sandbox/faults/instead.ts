import type { Limits } from "../api";
import { errorResponse } from "../http/errorResponse";
import { tooManyAtOnce, tooManyRequests, tooMuchTime } from "../limits/throttled";
import type { SandboxResponse } from "../types";
import type { FaultAction } from "./types";

type InsteadAction = Extract<FaultAction, { kind: "throttle" | "status" }>;

const throttles = { requests: tooManyRequests, time: tooMuchTime, concurrency: tooManyAtOnce };

/** Seconds to wait that a throttle rule names when it is not told any. */
const defaultRetryAfter = 1;

/** The answer of a rule that answers instead of doing the work; the same inside a batch. */
export function answerInstead(action: InsteadAction, limits: Limits): SandboxResponse {
  if (action.kind === "throttle") {
    const refuse = throttles[action.code ?? "requests"];
    return errorResponse(refuse(limits, action.retryAfter ?? defaultRetryAfter), {});
  }
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
