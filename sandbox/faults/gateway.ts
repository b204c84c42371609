import type { SandboxResponse } from "../types";
import type { FaultAction } from "./types";

type Gateway = Extract<FaultAction, { kind: "gateway" }>;

/** An answer of something on the way, which knows nothing of the service's headers. */
export function gatewayAnswer(action: Gateway): SandboxResponse {
  const { status, body = "", contentType = "text/html; charset=utf-8", headers = {} } = action;
  const type: Record<string, string> = body === "" ? {} : { "Content-Type": contentType };
  return { status, headers: { ...type, ...headers }, body };
}
