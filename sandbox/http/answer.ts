import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedPart, RecordedRequest } from "../api";
import { bearerClaims } from "../auth/challenge";
import { signIn } from "../auth/signIn";
import { answerSignIn } from "../auth/signInRoutes";
import { answerTokenRequest } from "../auth/tokenEndpoint";
import { answerBatch, type BatchCall, isBatch } from "../batch";
import type { PartFaults } from "../batch/partFaults";
import { Refusal } from "../errors";
import { costOf } from "../limits/cost";
import type { RequestContext, SandboxRequest, SandboxResponse } from "../types";
import { errorResponse } from "./errorResponse";
import { keptParts } from "./keepLast";
import { pathOf } from "./route";
import type { Service } from "./service";
import { withStandardHeaders } from "./standardHeaders";

/** Characters an URL may have outside a batch. */
const longestUrl = 32_768;

/** The identity provider's answer. */
export async function answerIdentity(
  service: Service,
  request: SandboxRequest,
  delayMs: number,
  kind: "token" | "signIn",
): Promise<SandboxResponse> {
  await pause(service, service.latencyMs + delayMs);
  return kind === "token"
    ? answerTokenRequest(service.endpoint, request)
    : answerSignIn(service.endpoint, request);
}

/** What has to be known of the requests inside of a batch. */
export interface Inside {
  record: RecordedRequest;
  faults: PartFaults;
}

/** The environment's answer: signed in, within the limits, and then the work itself. */
export async function answerApi(
  service: Service,
  request: SandboxRequest,
  delayMs: number,
  inside: Inside,
): Promise<SandboxResponse> {
  if (pathOf(request.url) === "/") return rootPage();
  let userId: string | undefined;
  const finish = (answer: SandboxResponse) => {
    const remaining = userId === undefined ? undefined : service.protection.remaining(userId);
    return withStandardHeaders(answer, request, service.dopHint, remaining);
  };
  try {
    checkUrl(service, request);
    const claims = bearerClaims(service.endpoint, request);
    const caller = signIn(service.store, claims, request);
    userId = caller.actingUserId ?? caller.userId;
    const leaveUser = service.protection.enter(userId);
    let leaveTable: (() => void) | undefined;
    const leave = () => {
      leaveTable?.();
      leaveUser();
    };
    try {
      leaveTable = service.deadlocks?.enter(request);
      await pause(service, service.latencyMs + delayMs);
      const { origin, now } = service.endpoint;
      const tally = { operations: 0, bulkRows: 0 };
      const callerOf = (headers: Record<string, string>) =>
        signIn(service.store, claims, { ...request, headers: { ...request.headers, ...headers } });
      const context = { origin, now, fiscal: service.fiscal, ...caller, tally };
      const rewind = () => {
        Object.assign(tally, { operations: 0, bulkRows: 0 });
        inside.faults.rewind();
      };
      const run = (within: RequestContext) =>
        work({ service, request, context: within, callerOf, ...inside });
      const answer = await (request.method === "GET"
        ? run(context)
        : service.webhooks.run(context, run, rewind));
      await pause(service, costOf(service.cost, tally) + inside.faults.delayMs);
      return finish(answer);
    } finally {
      leave();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = errorResponse(error, request.headers);
    service.unsimulated.note(request, refused);
    return finish(refused);
  }
}

/** The work itself: of one request, or of all those in a batch. */
function work(call: Omit<BatchCall, "record"> & { record: RecordedRequest }): SandboxResponse {
  const { service, request, context } = call;
  if (!isBatch(request)) return service.handle(request, context);
  const record = (parts: RecordedPart[]) => {
    call.record.parts = keptParts(parts, service.log.limits);
  };
  return answerBatch({ ...call, record });
}

/** Waiting is skipped altogether where there is nothing to wait for: a timer costs a millisecond. */
async function pause(service: Service, ms: number): Promise<void> {
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
