import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DefinitionList } from "../../client";
import { queryAttributesInputs } from "../../inputs";
import { object, outputOf, text } from "../schemas";
import { exampleColumn } from "./attributeExample";
import { definition, list } from "./shapes";

const examplePayload: { data: DefinitionList } = { data: { value: [exampleColumn] } };

export const queryAttributes = action({
  display: {
    label: "Query Attributes",
    description: "Query the column definitions of a table.",
  },
  inputs: queryAttributesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    object(
      "Definitions of columns",
      {
        "@odata.context": text("Address of the description of the answer"),
        oDataContext: text("The same as @odata.context"),
        value: list("The definitions", definition),
      },
      ["value"],
    ),
  ),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).queryColumns(params),
  }),
});
