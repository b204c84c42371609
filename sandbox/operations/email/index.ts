import type { Topic } from "../types";
import {
  commitAttachmentBlocksUpload,
  initializeAttachmentBlocksDownload,
  initializeAttachmentBlocksUpload,
} from "./attachmentBlocks";
import { instantiateTemplate } from "./instantiateTemplate";
import { sendEmail } from "./sendEmail";

/** Sending e-mails, making them of templates, and their attachments in blocks. */
export const email: Topic = {
  operations: [
    commitAttachmentBlocksUpload,
    initializeAttachmentBlocksDownload,
    initializeAttachmentBlocksUpload,
    instantiateTemplate,
    sendEmail,
  ],
};
