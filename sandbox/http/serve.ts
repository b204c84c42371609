import type { IncomingMessage, ServerResponse } from "node:http";
import type { RecordedRequest } from "../api";
import { PartFaults } from "../batch/partFaults";
import { answerControl } from "../control/answerControl";
import { Refusal } from "../errors";
import { answerApi, answerIdentity } from "./answer";
import { allowOrigin } from "./crossOrigin";
import { errorResponse } from "./errorResponse";
import { perform } from "./perform";
import { receive } from "./receive";
import { pathOf, requestKindOf } from "./route";
import { send } from "./send";
import type { Service } from "./service";

/** Takes one request from its socket to its answer, or to the fault a rule has in store for it. */
export async function serve(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (allowOrigin(message, response)) return;
  const door = requestKindOf(pathOf(message.url ?? "/"));
  if (door === "admin") {
    const request = await receive(message);
    const controlled = await answerControl(service, request);
    return send(response, controlled, request.headers, service.date);
  }
  const record = service.log.open(message, door);
  try {
    await answer(service, message, response, record);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = errorResponse(error, record.headers);
    record.status = refused.status;
    await send(response, refused, record.headers, service.date);
  } finally {
    service.onRequest(record);
  }
}

async function answer(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
): Promise<void> {
  const request = await receive(message);
  service.log.keepBody(record, request.body);
  const { kind } = record;
  const partFaults = new PartFaults(service);
  const work = (delayMs: number) =>
    kind === "api"
      ? answerApi(service, request, delayMs, { record, faults: partFaults })
      : answerIdentity(service, request, delayMs, kind);
  const { method, url } = request;
  // Rules are for programs, which meet tokens and the API; the page is a person's.
  const action =
    kind === "signIn" ? undefined : service.faults.strike({ method, url, token: kind === "token" });
  record.fault = action?.kind;
  await perform({ service, request, response, record, work, partFaults }, action);
}
