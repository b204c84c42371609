import type { StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, isSet } from "../saved/values";

/** Webhooks that let everybody in. */
export const openWebhooks: StepRule = ({ step }) =>
  isDynamics(step) &&
  step.action.key === "dynamicsWebhookTrigger" &&
  !isSet(inputOf(step, "webhookKey"))
    ? [
        {
          kind: "look",
          text: "No Webhook Authentication Key is set, so that anybody may post, as before. Set one, and Require Key.",
          page: "docs/webhooks.md#the-key",
        },
      ]
    : [];
