import type { Call } from "../records/call";
import type { OpenUpload } from "./fileContents";
import { badBlocks, badParameter, blockTooBig } from "./refusals";

/** Bytes that the id of a block has before it is base64. */
const longestBlockId = 64;

/**
 * Keeps a block until its upload is committed, in the place of one of the same id.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/uploadblock
 */
export function takeBlock(
  { files }: Pick<Call, "files">,
  { token, id, data }: { token: string; id: string; data: string },
): void {
  const upload = files.upload(token);
  if (upload === undefined) throw badParameter("FileContinuationToken");
  const bytes = Buffer.from(id, "base64");
  const isBase64 = bytes.toString("base64") === id && bytes.length > 0;
  if (!isBase64 || bytes.length > longestBlockId) throw badParameter("BlockId");
  const [other] = upload.blocks.keys();
  const length = Buffer.from(other ?? id, "base64").length;
  if (length !== bytes.length) throw badParameter("BlockId");
  const block = Buffer.from(data, "base64");
  if (block.length > files.blockBytes) throw blockTooBig(files.blockBytes);
  upload.blocks.set(id, block);
}

/** The whole of what was uploaded in blocks, in the order of the list. */
export function committed(
  { files }: Pick<Call, "files">,
  { token, purpose, list }: { token: string; purpose: string; list: readonly unknown[] },
): { upload: OpenUpload; data: Buffer } {
  const upload = files.upload(token);
  if (upload?.purpose !== purpose) throw badParameter("FileContinuationToken");
  const blocks = list.map((id) => {
    const block = upload.blocks.get(String(id));
    if (block === undefined) throw badBlocks();
    return block;
  });
  return { upload, data: Buffer.concat(blocks) };
}
