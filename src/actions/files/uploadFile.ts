import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UploadFileResult } from "../../client";
import { uploadFileInputs } from "../../inputs";
import { uploaded } from "./shape";

const examplePayload: { data: UploadFileResult } = {
  data: {
    record: { table: "new_project", id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70" },
    column: "new_contract",
    name: "Contract.pdf",
    size: 48_213,
    contentType: "application/pdf",
  },
};

export const uploadFile = action({
  display: {
    label: "Upload File or Image",
    description:
      "Upload a file to a file or image column of a record, in the place of the one there.",
  },
  inputs: uploadFileInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: uploaded,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).uploadFile({ ...params, ...options }),
  }),
});
