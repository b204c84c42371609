import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type EntityTypeDescription } from "../../client";
import { describeEntityTypeInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { entityTypeDescription, exampleDescription } from "./description";

const examplePayload: { data: EntityTypeDescription } = { data: exampleDescription };

export const describeEntityType = action({
  display: {
    label: "Describe Entity Type",
    description:
      "Describe a table in one compact answer, with JSON Schemas of the records to create and update.",
  },
  inputs: describeEntityTypeInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(entityTypeDescription),
  perform: async (context, { connection, entityType }) => ({
    data: await createClient(connection, context).describeEntityType({ entityType }),
  }),
});
