import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DownloadFileResult } from "../../client";
import { downloadFileInputs } from "../../inputs";
import { downloaded } from "./shape";

const data = Buffer.from("%PDF-1.7 …", "utf8");

const examplePayload: { data: DownloadFileResult } = {
  data: {
    file: { data, contentType: "application/pdf" },
    name: "Contract.pdf",
    size: data.length,
  },
};

export const downloadFile = action({
  display: {
    label: "Download File or Image",
    description:
      "Download the file or image that a column of a record holds, with its name and type.",
  },
  inputs: downloadFileInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: downloaded,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).downloadFile({ ...params, ...options }),
  }),
});
