import { batchTrigger } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { changeTrackingDeployInputs, changeTrackingTriggerInputs } from "../inputs";
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
    await client.checkTracking({ entityType, fieldNames, fieldMap, changeTypes });
  },
  onDeploy: {
    inputs: changeTrackingDeployInputs,
    perform: (context, payload, { startFrom, ...params }) =>
      track(context, payload, params, { startFrom, again: true }),
  },
  perform: (context, payload, params) => track(context, payload, params, { startFrom: "now" }),
});
