import { batchTrigger } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { changeTrackingDeployInputs, changeTrackingTriggerInputs } from "../inputs";
import { unifierOf } from "./poll/unifier";
import { examplePayload } from "./tracking/example";
import { changeTypesOf, track } from "./tracking/track";

export const changeTrackingTrigger = batchTrigger({
  display: {
    label: "Record Changes",
    description:
      "Start a flow with the records of a table that were created, updated or deleted since the last run, by change tracking.",
  },
  inputs: changeTrackingTriggerInputs,
  scheduleSupport: "required",
  batchConfig: { batchSize: 50 },
  examplePayload,
  onInstanceDeploy: async (context, { connection, entityType, fieldNames, fieldMap, ...shown }) => {
    const changeTypes = changeTypesOf(shown);
    const client = createClient(connection, context, { budget: "interactive" });
    const { unifiedModel } = shown.options;
    const unify = unifierOf(client, { unifiedModel, entityType, fieldNames, fieldMap });
    const reading = await unify.reading();
    await client.checkTracking({ entityType, fieldNames, fieldMap, ...reading, changeTypes });
  },
  onDeploy: {
    inputs: changeTrackingDeployInputs,
    perform: (context, payload, { startFrom, ...params }) =>
      track(context, payload, params, { startFrom, again: true }),
  },
  perform: (context, payload, params) => track(context, payload, params, { startFrom: "now" }),
});
