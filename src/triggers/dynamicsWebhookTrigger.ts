import { trigger } from "@prismatic-io/spectral";
import { dynamicsWebhookTriggerInputs } from "../inputs";
import { examplePayload } from "./webhook/example";
import { branches } from "./webhook/payload";
import { receive } from "./webhook/receive";

export const dynamicsWebhookTrigger = trigger({
  display: {
    label: "Webhook",
    description: "Start a flow when Dataverse reports a change through a registered webhook.",
  },
  inputs: dynamicsWebhookTriggerInputs,
  scheduleSupport: "invalid",
  synchronousResponseSupport: "valid",
  allowsBranching: true,
  staticBranchNames: [branches.heartbeat, branches.event],
  examplePayload,
  perform: (context, payload, { options, ...params }) =>
    receive(context, payload, { ...params, ...options }),
});
