import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkDeleteEntitiesInputs } from "../../inputs";
import { bulkSample } from "../samples";
import { bulkOutput, exampleResult } from "./results";

export const bulkDeleteEntities = action({
  display: {
    label: "Bulk Delete Entities",
    description: "Delete many records of a table, with a result for each row.",
  },
  inputs: bulkDeleteEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleResult("deleted"),
  examplePerform: bulkSample("delete"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({
      ...params,
      ...options,
      action: "delete",
    }),
  }),
});
