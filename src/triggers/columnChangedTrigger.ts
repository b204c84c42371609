import { trigger } from "@prismatic-io/spectral";
import type { RegisteringTrigger } from "../client";
import { columnChangedTriggerInputs } from "../inputs";
import { examplePayload } from "./columns/example";
import { receiveChanges } from "./columns/receiveChanges";
import { keyToExpect } from "./managed/keys";
import { register, unregister } from "./managed/register";
import { branches } from "./webhook/payload";

const label: RegisteringTrigger = "Column Value Changed";

export const columnChangedTrigger = trigger({
  display: {
    label,
    description:
      "Start a flow when a column of a record gets another value, with the value before and after, through a webhook that registers itself in Dataverse.",
  },
  inputs: columnChangedTriggerInputs,
  scheduleSupport: "invalid",
  synchronousResponseSupport: "valid",
  allowsBranching: true,
  staticBranchNames: [branches.heartbeat, branches.event],
  examplePayload,
  webhookLifecycleHandlers: {
    create: (context, { entityType, columns, ...params }) =>
      register(context, {
        ...params,
        trigger: label,
        entityTypes: [entityType],
        events: ["Update"],
        filteringColumns: columns,
      }),
    delete: (context, { connection }) => unregister(context, { trigger: label, connection }),
  },
  perform: (context, payload, params) =>
    receiveChanges(context, payload, {
      ...params,
      ...keyToExpect(context, params),
      ignoreUsers: [],
    }),
});
