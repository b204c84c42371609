import { Refusal } from "../errors";
import type { Call } from "../records/call";
import { noContent } from "../records/respond";
import type { Column } from "../schema/derived";
import type { Row, SandboxResponse } from "../types";
import { nameHeaders } from "./disposition";
import { thumbnail, thumbnailPixels } from "./pictures";
import { badRange, noFile } from "./refusals";

/** Bytes that one request for a part is answered with at most. */
const largestPart = 16_777_216;

const exposed = "x-ms-file-size, x-ms-file-name, x-ms-chunk-size, mimetype";

/**
 * `GET accounts(A)/new_file/$value`, whole or the part that `Range` asks for.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 */
export function downloadFile(call: Call, row: Row, column: Column): SandboxResponse {
  const { files, store, request } = call;
  const data = files.get(row[column.name]);
  const attachment = store.read("fileattachment", String(row[column.name]));
  if (data === undefined || attachment === undefined) throw noFile();
  const headers = {
    "OData-Version": "4.0",
    "Content-Type": "application/octet-stream",
    mimetype: String(attachment["mimetype"]),
    "x-ms-file-size": String(data.length),
    ...nameHeaders(String(attachment["filename"])),
    "Access-Control-Expose-Headers": exposed,
    "X-Content-Type-Options": "nosniff",
  };
  const range = request.headers["range"];
  if (range === undefined) return { status: 200, headers, body: data };
  const part = partOf(range, data.length);
  return {
    status: 206,
    headers: {
      ...headers,
      "x-ms-chunk-size": String(files.blockBytes),
      "Content-Range": `bytes ${part.from}-${part.to}/${data.length}`,
    },
    body: data.subarray(part.from, part.to + 1),
  };
}

function partOf(range: string, length: number): { from: number; to: number } {
  const found = /^bytes=(\d+)-(\d*)$/.exec(range.trim());
  const from = Number(found?.[1]);
  const last = found?.[2] === "" ? length - 1 : Number(found?.[2]);
  const to = Math.min(last, length - 1, from + largestPart - 1);
  if (!found || from > to) throw badRange(range);
  return { from, to };
}

/**
 * `GET accounts(A)/entityimage/$value`: the thumbnail, or with `?size=full` what was uploaded. No image, and
 * no full copy, is 204.
 * https://learn.microsoft.com/power-apps/developer/data-platform/image-column-data
 */
export function downloadImage(
  { files }: Call,
  row: Row,
  column: Column,
  size: string | undefined,
): SandboxResponse {
  if (size !== undefined && size !== "full") {
    throw new Refusal(400, "0x80060888", `The size '${size}' is not known.`);
  }
  const full = size === "full" ? files.get(row[`${column.name}id`]) : undefined;
  if (typeof row[column.name] !== "string" || (size === "full" && !full)) return noContent();
  const edge = String(thumbnailPixels);
  const pixels = { "x-ms-image-pixel-width": edge, "x-ms-image-pixel-height": edge };
  const headers = full
    ? { "x-ms-file-size": String(full.length) }
    : { ...pixels, "x-ms-color-depth-bits": "1" };
  return {
    status: 200,
    headers: {
      "OData-Version": "4.0",
      "Content-Type": "application/octet-stream",
      ...headers,
    },
    body: full ?? Buffer.from(thumbnail, "base64"),
  };
}
