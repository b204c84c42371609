import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { impersonationHeaders } from "../session/headers";
import { findId } from "../session/readId";
import { refusal } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { HttpResponse } from "../types/http";
import { contentTypeFor } from "./contentType";
import { nameInDisposition } from "./disposition";
import { downloadInParts, downloadWhole } from "./downloadInParts";
import { type FileColumn, fileColumn } from "./fileColumn";
import type { DownloadFileParams, DownloadFileResult } from "./types";

const EMPTY: DownloadFileResult = { file: null, name: null, size: null };

/**
 * The file or image in a column, with its name and type; null where there is none. No more is read than
 * `maxSizeMB`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 * https://learn.microsoft.com/power-apps/developer/data-platform/image-column-data
 *
 * @throws InputError for a larger file, or for the whole of an image whose column keeps thumbnails only
 */
export async function downloadFile(
  session: Session,
  params: DownloadFileParams,
): Promise<DownloadFileResult> {
  const target = await fileColumn(session, params);
  const isImage = target.column.kind === "image";
  const isFull = isImage && params.imageSize === "full";
  const { maxSizeMB = defaults.fileMaxSizeMB, partBytes } = params;
  const download = {
    path: `${target.columnPath}/$value${isFull ? "?size=full" : ""}`,
    operation: `Downloading ${target.columnPath}`,
    headers: impersonationHeaders(params),
    maxBytes: maxSizeMB * 1_048_576,
    limit: `Max Size (MB) is ${maxSizeMB}`,
    partBytes,
  };
  const read = await (isImage ? downloadWhole : downloadInParts)(session, download);
  if ("refused" in read) {
    const { refused, call } = read;
    if (refused.status === 404 && (await isThere(session, target, params))) return EMPTY;
    throw refusal(call, refused);
  }
  const { data, headers } = read;
  if (!data) return isFull ? noFullImage(target) : EMPTY;
  const name = nameInDisposition(headers["content-disposition"]) ?? plainName(headers);
  const file = { data, contentType: typeOf(headers, name) };
  return { file, name: name ?? null, size: data.length };
}

/** An empty column is refused with the same code as a missing record. */
const isThere = async (
  session: Session,
  { path, table }: FileColumn,
  params: DownloadFileParams,
): Promise<boolean> =>
  (await findId(session, path, table.primaryIdAttribute, params)) !== undefined;

const noFullImage = ({ column }: FileColumn): DownloadFileResult => {
  if (column.canStoreFullImage !== false) return EMPTY;
  throw new InputError(
    `Image Size is full, and ${column.logicalName} keeps thumbnails only: set Image Size to thumbnail, or turn on Can store full image of the column.`,
  );
};

/** Right only in ASCII; beyond that it is garbled. */
const plainName = (headers: HttpResponse["headers"]): string | undefined => {
  const name = headers["x-ms-file-name"];
  return name !== undefined && /^[\x20-\x7e]+$/.test(name) ? name : undefined;
};

/** `Content-Type` is that of any bytes. */
const typeOf = (headers: HttpResponse["headers"], name: string | undefined): string => {
  const [sent = ""] = (headers["content-type"] ?? "").split(";", 1);
  const ownType = /octet-stream/i.test(sent) ? undefined : sent;
  return contentTypeFor(headers["mimetype"] ?? ownType, name);
};
