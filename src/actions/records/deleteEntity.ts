import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DeleteResult } from "../../client";
import { deleteEntityInputs } from "../../inputs";
import { flag, object, outputOf } from "../schemas";

const examplePayload: { data: DeleteResult } = { data: { deleted: true } };

export const deleteEntity = action({
  display: {
    label: "Delete Entity",
    description: "Delete one record by its GUID or an alternate key.",
  },
  inputs: deleteEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: outputOf(
    object(
      "What became of the record",
      {
        deleted: flag("False where Ignore Missing let a missing record pass"),
      },
      ["deleted"],
    ),
  ),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).deleteRecord({ ...params, ...options }),
  }),
});
