import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { batchEntityActionsInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { batchSample } from "../samples";
import { object, outputOf } from "../schemas";

const examplePayload: { data: unknown[] } = { data: [exampleAccount, {}] };

export const batchEntityActions = action({
  display: {
    label: "Run Batch Operations",
    description: "Run many record actions in one request, all or nothing or each on its own.",
  },
  inputs: batchEntityActionsInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: batchSample,
  outputSchema: outputOf({
    type: "array",
    description: "One object for each action, in the order of the input",
    items: object("The record, an ID, a result, or the error of the action", {}),
  }),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).runBatch({ ...params, ...options }),
  }),
});
