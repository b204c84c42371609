import { action, PerformSafety } from "@prismatic-io/spectral";
import { type AddedAttachment, createClient } from "../../client";
import { addAttachmentInputs } from "../../inputs";
import { addedAttachment } from "./shape";

const examplePayload: { data: AddedAttachment } = {
  data: {
    id: "00000000-0000-0000-0000-000000000002",
    name: "Quote.pdf",
    size: 48_213,
    contentType: "application/pdf",
    emailId: "00000000-0000-0000-0000-000000000001",
  },
};

export const addAttachment = action({
  display: {
    label: "Add Attachment",
    description: "Add a file to an e-mail that is a draft.",
  },
  inputs: addAttachmentInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: addedAttachment,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).addAttachment({ ...params, ...options }),
  }),
});
