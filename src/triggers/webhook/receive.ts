import type { Connection, TriggerPayload } from "@prismatic-io/spectral";
import {
  type ClientContext,
  eventOf,
  executionContextOf,
  type FieldMap,
  type RecordModel,
} from "../../client";
import { authenticate, type KeyRules } from "./authenticate";
import { deliveryOf, isUrlValidation } from "./delivery";
import { judgeEvent, type LoopRules } from "./ignoreReason";
import { accepted, branches, eventPayload } from "./payload";
import { redactKey } from "./redactKey";
import { refetchTruncated } from "./refetchTruncated";
import { withMapped } from "./withMapped";
import { withUnified } from "./withUnified";

interface Context extends ClientContext {
  readonly isSimulatedTestExecution?: boolean | undefined;
}

export interface ReceiveRules extends KeyRules, LoopRules {
  /** Reads the row of a cut event again. */
  readonly connection: Connection | undefined;
  readonly fieldMap?: FieldMap | undefined;
  readonly unifiedModel?: RecordModel | undefined;
}

/**
 * Takes in one request of Dataverse: checks its key, reads the event and decides whether the flow runs.
 *
 * @throws WebhookError for a request without the right key, or that is no event
 */
export async function receive(context: Context, payload: TriggerPayload, rules: ReceiveRules) {
  const received = deliveryOf(payload);
  authenticate(context, received, rules);
  const delivery = rules.hideKey ? redactKey(received, rules) : received;
  if (isUrlValidation(delivery)) {
    return { branch: branches.heartbeat, payload: delivery.payload, response: accepted };
  }
  const body = executionContextOf([payload.rawBody?.data, payload.body?.data]);
  const told = eventOf(body, delivery.headers);
  const { own, ignoredBecause } = await judgeEvent(told, rules, context);
  const event = { ...told, own };
  if (ignoredBecause) {
    context.logger.info(`An event was ignored. ${ignoredBecause}`);
    return {
      branch: branches.heartbeat,
      payload: eventPayload(delivery, body, event, ignoredBecause),
      response: accepted,
    };
  }
  const read = await refetchTruncated(event, rules.connection, context);
  const mapped = await withMapped(read, rules, context);
  const whole = await withUnified(mapped, rules, context);
  return {
    branch: branches.event,
    payload: eventPayload(delivery, body, whole),
    response: accepted,
  };
}
