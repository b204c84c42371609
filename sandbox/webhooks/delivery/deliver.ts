import type { RecordedDelivery } from "../../api";
import { keepLast, keptBody, type LogLimits } from "../../http/keepLast";
import type { Step } from "../types";
import { type Outcome, postUntilTaken } from "./attempts";
import type { Delivery } from "./delivery";
import { webhookRequest } from "./request";

/** What posting takes besides the event. */
export interface Post {
  /** Host of the environment. */
  organization: string;
  /** Milliseconds an endpoint has for its answer. */
  timeoutMs: number;
  /** Aborted when the sandbox closes. */
  closing: AbortSignal;
  log: RecordedDelivery[];
  logLimits: LogLimits;
}

/** Posts an event to its webhook, and takes down what became of it. */
export async function deliver(
  { step, subject, id, context }: Delivery,
  { organization, timeoutMs, closing, log, logLimits }: Post,
): Promise<Outcome> {
  const request = webhookRequest(step.endpoint, { ...subject, organization }, context);
  const record: RecordedDelivery = {
    ...recordedStep(step),
    message: subject.messageName,
    table: subject.entityName,
    id,
    body: keptBody(request.body, logLimits),
    status: undefined,
    attempts: 0,
    failure: undefined,
  };
  keepLast(log, record, logLimits);
  const outcome = await postUntilTaken(request, timeoutMs, closing);
  Object.assign(record, outcome);
  return outcome;
}

/** The address as it was registered: what proves who posts is not in the log. */
function recordedStep({ id, name, endpoint, asynchronous }: Step) {
  return { stepId: id, step: name, url: endpoint.url, asynchronous };
}
