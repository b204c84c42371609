import type { Topic } from "../types";
import { commitFileBlocksUpload } from "./commitFileBlocksUpload";
import { deleteFile } from "./deleteFile";
import { downloadBlock } from "./downloadBlock";
import { initializeFileBlocksDownload } from "./initializeFileBlocksDownload";
import { initializeFileBlocksUpload } from "./initializeFileBlocksUpload";
import { uploadBlock } from "./uploadBlock";

/** Files in blocks: of file columns, and the blocks that notes and attachments share with them. */
export const files: Topic = {
  operations: [
    commitFileBlocksUpload,
    deleteFile,
    downloadBlock,
    initializeFileBlocksDownload,
    initializeFileBlocksUpload,
    uploadBlock,
  ],
};
