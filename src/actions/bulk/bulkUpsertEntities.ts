import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkUpsertEntitiesInputs } from "../../inputs";
import { bulkSample } from "../samples";
import { bulkOutput, exampleResult } from "./results";

export const bulkUpsertEntities = action({
  display: {
    label: "Bulk Upsert Entities",
    description:
      "Update many records of a table or create those that do not exist, with a result for each row.",
    important: true,
  },
  inputs: bulkUpsertEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleResult("upserted"),
  examplePerform: bulkSample("upsert"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({
      ...params,
      ...options,
      action: "upsert",
    }),
  }),
});
