import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DownloadedAttachment } from "../../client";
import { downloadAttachmentInputs } from "../../inputs";
import { downloadedAttachment } from "./shape";

const data = Buffer.from("%PDF-1.7");

const examplePayload: { data: DownloadedAttachment } = {
  data: {
    id: "00000000-0000-0000-0000-000000000002",
    activityId: "00000000-0000-0000-0000-000000000001",
    file: { data, contentType: "application/pdf" },
    name: "Quote.pdf",
    size: data.length,
  },
};

export const downloadAttachment = action({
  display: {
    label: "Download Attachment",
    description: "Download an attachment of an e-mail, with its name and type.",
  },
  inputs: downloadAttachmentInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: downloadedAttachment,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).downloadAttachment({ ...params, ...options }),
  }),
});
