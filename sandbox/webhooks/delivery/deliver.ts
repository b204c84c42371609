import type { RecordedDelivery } from "../../api";
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
}

/** Posts an event to its webhook, and takes down what became of it. */
export async function deliver(
  { step, subject, id, context }: Delivery,
  { organization, timeoutMs, closing, log }: Post,
): Promise<Outcome> {
  const request = webhookRequest(step.endpoint, { ...subject, organization }, context);
  const record: RecordedDelivery = {
    ...recordedStep(step),
    message: subject.messageName,
    table: subject.entityName,
    id,
    body: request.body,
    status: undefined,
    attempts: 0,
    failure: undefined,
  };
  log.push(record);
  const outcome = await postUntilTaken(request, timeoutMs, closing);
  Object.assign(record, outcome);
  return outcome;
}

/** The address as it was registered: what proves who posts is not in the log. */
function recordedStep({ id, name, endpoint, asynchronous }: Step) {
  return { stepId: id, step: name, url: endpoint.url, asynchronous };
}
