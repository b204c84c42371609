import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkUpsertEntitiesInputs } from "../../inputs";
import { bulkOutput, exampleResult } from "./results";

export const bulkUpsertEntities = action({
  display: {
    label: "Bulk Upsert Entities",
    description:
      "Updates many records of a table or creates those that do not exist, with a verdict for each of them.",
  },
  inputs: bulkUpsertEntitiesInputs,
  examplePayload: exampleResult("upserted"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({ ...params, action: "upsert" }),
  }),
});
