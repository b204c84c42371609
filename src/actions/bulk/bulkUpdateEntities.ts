import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkUpdateEntitiesInputs } from "../../inputs";
import { bulkSample } from "../samples";
import { bulkOutput, exampleResult } from "./results";

export const bulkUpdateEntities = action({
  display: {
    label: "Bulk Update Entities",
    description: "Update many records of a table, with a result for each row.",
  },
  inputs: bulkUpdateEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleResult("updated"),
  examplePerform: bulkSample("update"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({
      ...params,
      ...options,
      action: "update",
    }),
  }),
});
