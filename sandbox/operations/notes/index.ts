import type { Topic } from "../types";
import {
  commitAnnotationBlocksUpload,
  initializeAnnotationBlocksDownload,
  initializeAnnotationBlocksUpload,
} from "./annotationBlocks";

/** Files of notes in blocks; the blocks themselves are those of files. */
export const notes: Topic = {
  operations: [
    commitAnnotationBlocksUpload,
    initializeAnnotationBlocksDownload,
    initializeAnnotationBlocksUpload,
  ],
};
