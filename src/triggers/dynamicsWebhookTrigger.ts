import { trigger } from "@prismatic-io/spectral";
import { eventOf, executionContextOf } from "../client";
import { dynamicsWebhookTriggerInputs } from "../inputs";
import { admit } from "./webhook/admit";
import { complete } from "./webhook/complete";
import { deliveryOf, isUrlValidation } from "./webhook/delivery";
import { examplePayload } from "./webhook/example";
import { whyIgnored } from "./webhook/loopGuard";
import { accepted, branches, eventPayload } from "./webhook/payload";

export const dynamicsWebhookTrigger = trigger({
  display: {
    label: "Webhook",
    description: "Starts a flow when Dataverse reports a change through a registered webhook.",
  },
  inputs: dynamicsWebhookTriggerInputs,
  scheduleSupport: "invalid",
  synchronousResponseSupport: "valid",
  allowsBranching: true,
  staticBranchNames: [branches.heartbeat, branches.event],
  examplePayload,
  perform: async (context, payload, params) => {
    const delivery = deliveryOf(payload);
    admit(context, delivery, params);
    if (isUrlValidation(delivery)) {
      return { branch: branches.heartbeat, payload, response: accepted };
    }
    const body = executionContextOf([payload.rawBody?.data, payload.body?.data]);
    const event = eventOf(body, delivery.headers);
    const reason = await whyIgnored(event, params, context);
    if (reason) {
      context.logger.info(`An event was ignored. ${reason}`);
      return {
        branch: branches.heartbeat,
        payload: eventPayload(delivery, body, event, reason),
        response: accepted,
      };
    }
    const whole = await complete(event, params.connection, context);
    return {
      branch: branches.event,
      payload: eventPayload(delivery, body, whole),
      response: accepted,
    };
  },
});
