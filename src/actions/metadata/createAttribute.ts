import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type Definition } from "../../client";
import { createAttributeInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { exampleColumn } from "./attributeExample";
import { createdColumn } from "./columnSamples";
import { definition } from "./shapes";

const examplePayload: { data: Definition } = { data: exampleColumn };

export const createAttribute = action({
  display: {
    label: "Create Attribute",
    description: "Create a column of a table and return its definition as stored.",
  },
  inputs: createAttributeInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: (_context, inputs) => Promise.resolve({ data: createdColumn(inputs) }),
  outputSchema: outputOf(definition),
  perform: async (context, { connection, attributeBody = {}, ...params }) => ({
    data: await createClient(connection, context).createColumn({ ...params, attributeBody }),
  }),
});
