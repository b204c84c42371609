import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "../api";
import { tokenExpired } from "../auth/challenge";
import { disorder } from "../batch/disorder";
import { Interrupted, type PartFaults } from "../batch/partFaults";
import { garble, keptBytes, rewrite } from "../faults/afterwards";
import { bomb } from "../faults/bomb";
import { gatewayAnswer } from "../faults/gateway";
import { answerInstead } from "../faults/instead";
import type { FaultAction } from "../faults/types";
import type { SandboxRequest, SandboxResponse } from "../types";
import { encode } from "./encode";
import { errorResponse } from "./errorResponse";
import { send } from "./send";
import type { Service } from "./service";
import { withStandardHeaders } from "./standardHeaders";

/** One request with everything needed to answer it, or not to. */
export interface Exchange {
  service: Service;
  request: SandboxRequest;
  response: ServerResponse;
  record: RecordedRequest;
  /** Does the work, so many milliseconds later than usual. */
  work: (delayMs: number) => Promise<SandboxResponse>;
  /** What rules did to the requests inside of it, if it is a batch. */
  partFaults: PartFaults;
}

/** Answers a request, or does to it what the fault rule that struck it says. */
export async function perform(exchange: Exchange, action: FaultAction | undefined): Promise<void> {
  switch (action?.kind) {
    case undefined:
      return performInside(exchange, 0);
    case "delay":
      return performInside(exchange, action.ms);
    case "throttle":
    case "status":
    case "sql":
      return deliver(exchange, standard(exchange, answerInstead(action, exchange.service.limits)));
    case "expireToken":
      return deliver(exchange, expireTokens(exchange));
    case "malformed":
      return deliver(exchange, garble(await exchange.work(0), action));
    case "parts":
      return deliver(exchange, disorder(await exchange.work(0), action));
    case "rewrite":
      return deliver(exchange, rewrite(await exchange.work(0), action));
    case "bomb":
      return deliver(exchange, bomb(await exchange.work(0), action));
    case "gateway":
      if (action.applied) await exchange.work(0);
      return deliver(exchange, gatewayAnswer(action));
    case "truncate":
    case "stall":
      return breakOff(exchange, await exchange.work(0), action);
    case "hang":
      if (action.applied) await exchange.work(0);
      return;
    case "lostResponse":
      await exchange.work(0);
      return drop(exchange.response);
    case "reset":
      return drop(exchange.response);
  }
}

/** Does the work, unless a rule that struck a part of the batch has something else in store for it. */
async function performInside(exchange: Exchange, delayMs: number): Promise<void> {
  const { partFaults, record, response } = exchange;
  const answer = await exchange.work(delayMs).catch((error: unknown) => {
    if (error instanceof Interrupted) return undefined;
    throw error;
  });
  const { onWhole } = partFaults;
  if (onWhole !== undefined) record.fault = onWhole.kind;
  if (onWhole?.kind === "hang") return;
  if (answer === undefined || onWhole?.kind === "lostResponse") return drop(response);
  if (onWhole?.kind === "bomb") return deliver(exchange, bomb(answer, onWhole));
  if (onWhole?.kind === "truncate" || onWhole?.kind === "stall") {
    return breakOff(exchange, answer, onWhole);
  }
  return deliver(exchange, answer);
}

/** The status is recorded before it is sent: who receives the answer finds it in the log. */
async function deliver(
  { response, request, record, service }: Exchange,
  answer: SandboxResponse,
): Promise<void> {
  record.status = answer.status;
  await send(response, answer, request.headers, service.date);
}

function standard({ request, service }: Exchange, answer: SandboxResponse): SandboxResponse {
  return withStandardHeaders(answer, request, service.dopHint, undefined);
}

function expireTokens(exchange: Exchange): SandboxResponse {
  const { endpoint } = exchange.service;
  endpoint.tokens.revokeAll();
  return standard(exchange, errorResponse(tokenExpired(endpoint), exchange.request.headers));
}

/**
 * The head promises the whole body; after a part of it the connection ends, or nothing more comes. An
 * answer without a body has nothing to cut and arrives whole.
 */
async function breakOff(
  { response, request, record, service }: Exchange,
  answer: SandboxResponse,
  { kind, bytes }: { kind: "truncate" | "stall"; bytes?: number },
): Promise<void> {
  const { status, headers, body } = await encode(answer, request.headers["accept-encoding"]);
  record.status = status;
  response.writeHead(status, { Date: service.date.header(), ...headers });
  response.flushHeaders();
  const { socket } = response;
  response.write(body.subarray(0, keptBytes(body.length, bytes)), () => {
    if (kind === "truncate") socket?.destroy();
  });
}

function drop({ socket }: ServerResponse): void {
  socket?.resetAndDestroy();
}
