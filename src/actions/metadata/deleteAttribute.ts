import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteAttributeInputs } from "../../inputs";
import { flag, object, outputOf } from "../schemas";

const examplePayload: { data: { readonly deleted: true } } = { data: { deleted: true } };

export const deleteAttribute = action({
  display: {
    label: "Delete Attribute",
    description: "Delete a column of a table together with all of its values.",
  },
  inputs: deleteAttributeInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: outputOf(
    object(
      "What became of the column",
      { deleted: flag("Always true: anything else is an error") },
      ["deleted"],
    ),
  ),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).deleteColumn(params),
  }),
});
