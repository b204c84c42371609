import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type Definition } from "../../client";
import { getAttributeInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { exampleColumn } from "./attributeExample";
import { definition } from "./shapes";

const examplePayload: { data: Definition } = { data: exampleColumn };

export const getAttribute = action({
  display: {
    label: "Get Attribute",
    description: "Get the definition of one column by its MetadataId or name.",
  },
  inputs: getAttributeInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(definition),
  perform: async (context, { connection, attributeType: attributeKey, ...params }) => ({
    data: await createClient(connection, context).getColumn({ ...params, attributeKey }),
  }),
});
