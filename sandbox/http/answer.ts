import { setTimeout as sleep } from "node:timers/promises";
import { bearerClaims } from "../auth/challenge";
import { signIn } from "../auth/signIn";
import { answerTokenRequest } from "../auth/tokenEndpoint";
import { Refusal } from "../errors";
import type { SandboxRequest, SandboxResponse } from "../types";
import { errorResponse } from "./errorResponse";
import { pathOf } from "./route";
import type { Service } from "./service";
import { withStandardHeaders } from "./standardHeaders";

/** Characters an URL may have outside a batch. */
const longestUrl = 32_768;

/** The identity provider's answer. */
export async function answerToken(
  service: Service,
  request: SandboxRequest,
  delayMs: number,
): Promise<SandboxResponse> {
  await pause(service, delayMs);
  return answerTokenRequest(service.endpoint, request);
}

/** The environment's answer: signed in, within the limits, and then the work itself. */
export async function answerApi(
  service: Service,
  request: SandboxRequest,
  delayMs: number,
): Promise<SandboxResponse> {
  if (pathOf(request.url) === "/") return rootPage();
  let userId: string | undefined;
  const finish = (answer: SandboxResponse) => {
    const remaining = userId === undefined ? undefined : service.protection.remaining(userId);
    return withStandardHeaders(answer, request, remaining);
  };
  try {
    checkUrl(service, request);
    const claims = bearerClaims(service.endpoint, request);
    const caller = signIn(service.store, claims, request);
    userId = caller.actingUserId ?? caller.userId;
    const leave = service.protection.enter(userId);
    try {
      await pause(service, delayMs);
      const { origin, now } = service.endpoint;
      return finish(service.handle(request, { origin, now, ...caller }));
    } finally {
      leave();
    }
  } catch (error) {
    if (error instanceof Refusal) return finish(errorResponse(error, request.headers));
    throw error;
  }
}

/** Waiting is skipped altogether where there is nothing to wait for: a timer costs a millisecond. */
async function pause(service: Service, delayMs: number): Promise<void> {
  const ms = service.latencyMs + delayMs;
  if (ms > 0) await sleep(ms, undefined, { signal: service.closing });
}

function checkUrl({ endpoint }: Service, { url }: SandboxRequest): void {
  if (endpoint.origin.length + url.length <= longestUrl) return;
  throw new Refusal(414, "", "The request URL is too long.");
}

/** What a browser sees that is pointed at the environment itself. */
function rootPage(): SandboxResponse {
  const body =
    "<!DOCTYPE html><title>Dataverse sandbox</title><p>The Web API is at /api/data/v9.2/.</p>";
  return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}
