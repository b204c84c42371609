import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkCreateEntitiesInputs } from "../../inputs";
import { bulkSample } from "../samples";
import { bulkOutput, exampleResult } from "./results";

export const bulkCreateEntities = action({
  display: {
    label: "Bulk Create Entities",
    description: "Create many records of a table, with a result for each row.",
  },
  inputs: bulkCreateEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleResult("created"),
  examplePerform: bulkSample("create"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({
      ...params,
      ...options,
      action: "create",
    }),
  }),
});
