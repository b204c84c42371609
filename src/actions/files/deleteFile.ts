import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DeleteFileResult } from "../../client";
import { deleteFileInputs } from "../../inputs";
import { deleted } from "./shape";

const examplePayload: { data: DeleteFileResult } = { data: { deleted: true } };

export const deleteFile = action({
  display: {
    label: "Delete File or Image",
    description: "Delete what a file or image column of a record holds, and nothing else of it.",
  },
  inputs: deleteFileInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: deleted,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).deleteFile({ ...params, ...options }),
  }),
});
