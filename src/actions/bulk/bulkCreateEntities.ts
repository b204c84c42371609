import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { bulkCreateEntitiesInputs } from "../../inputs";
import { bulkOutput, exampleResult } from "./results";

export const bulkCreateEntities = action({
  display: {
    label: "Bulk Create Entities",
    description: "Creates many records of a table, with a verdict for each of them.",
  },
  inputs: bulkCreateEntitiesInputs,
  examplePayload: exampleResult("created"),
  outputSchema: bulkOutput,
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).bulkWrite({ ...params, action: "create" }),
  }),
});
