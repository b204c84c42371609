import { trigger } from "@prismatic-io/spectral";
import { managedWebhookTriggerInputs } from "../inputs";
import { keyToExpect } from "./managed/keys";
import { register, unregister } from "./managed/register";
import { examplePayload } from "./webhook/example";
import { branches } from "./webhook/payload";
import { receive } from "./webhook/receive";

export const managedWebhookTrigger = trigger({
  display: {
    label: "Record Events",
    description:
      "Start a flow when records are created, updated or deleted, through a webhook that registers itself in Dataverse.",
  },
  inputs: managedWebhookTriggerInputs,
  scheduleSupport: "invalid",
  synchronousResponseSupport: "valid",
  allowsBranching: true,
  staticBranchNames: [branches.heartbeat, branches.event],
  examplePayload,
  webhookLifecycleHandlers: { create: register, delete: unregister },
  perform: (context, payload, params) =>
    receive(context, payload, { ...params, ...keyToExpect(context, params), ignoreUsers: [] }),
});
