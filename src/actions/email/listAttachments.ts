import { action, PerformSafety } from "@prismatic-io/spectral";
import { type AttachmentList, createClient } from "../../client";
import { listAttachmentsInputs } from "../../inputs";
import { attachmentList } from "./shape";

const examplePayload: { data: AttachmentList } = {
  data: {
    attachments: [
      {
        id: "00000000-0000-0000-0000-000000000002",
        name: "Quote.pdf",
        size: 48_213,
        contentType: "application/pdf",
      },
    ],
    hasMore: false,
  },
};

export const listAttachments = action({
  display: {
    label: "List Attachments",
    description: "List the attachments of an e-mail, without their contents.",
  },
  inputs: listAttachmentsInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: attachmentList,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).listAttachments({ ...params, ...options }),
  }),
});
