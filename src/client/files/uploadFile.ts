import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { ColumnDefinition } from "../types/tables";
import { sentContentType } from "./contentType";
import { type FileColumn, fileColumn } from "./fileColumn";
import { fileName } from "./fileName";
import { checkFile } from "./fileRules";
import { readFile } from "./readFile";
import type { NamedFile, UploadFileParams, UploadFileResult } from "./types";
import { uploadColumnInBlocks } from "./uploadColumnInBlocks";

/**
 * Puts a file into a file or image column, in the place of the one there. Up to 4 MB, and images of every
 * size, go in one request, and larger files in blocks. It may be repeated: the same file is there afterwards.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 *
 * @throws InputError for a file that the column or the organization does not take, before any of it is sent
 */
export async function uploadFile(
  session: Session,
  params: UploadFileParams,
): Promise<UploadFileResult> {
  const given = readFile(params.file, { input: "File", encoding: params.encoding });
  const name = nameOf(params.name, given.name);
  const contentType = sentContentType(params.contentType ?? given.contentType, name, "File");
  const file = { data: given.data, name, contentType };
  const target = await fileColumn(session, params, (column) => requireFit(column, file));
  await checkFile(session, { name, contentType }, params, "File");
  const { blockBytes = defaults.fileBlockBytes } = params;
  if (target.column.kind === "file" && file.data.length > blockBytes) {
    await uploadColumnInBlocks(session, target, file, params);
  } else await uploadAtOnce(session, target, file, params);
  return {
    record: { table: target.table.logicalName, id: target.id },
    column: target.column.logicalName,
    name: name === "" ? null : name,
    size: file.data.length,
    contentType,
  };
}

const nameOf = (given: string | undefined, own: string | undefined): string => {
  if (given !== undefined && given.trim() !== "") return fileName(given, "Name");
  return own === undefined ? "" : fileName(own, "Name of File");
};

const requireFit = (
  { kind, logicalName, maxSizeInKB }: ColumnDefinition,
  { data, name }: NamedFile,
): void => {
  if (kind === "file" && name === "") {
    throw new InputError(
      "Name is required for a file column: expected the name of the file, such as Contract.pdf.",
    );
  }
  const ofColumn = (maxSizeInKB ?? Number.POSITIVE_INFINITY) * 1024;
  const most = kind === "image" ? Math.min(ofColumn, defaults.maxImageBytes) : ofColumn;
  if (data.length <= most) return;
  throw new InputError(
    `File has ${data.length} bytes, and ${logicalName} takes ${most} (${most / 1024} KB). The limit is Maximum file size of the column. Nothing was sent.`,
  );
};

const uploadAtOnce = async (
  session: Session,
  { columnPath }: FileColumn,
  { data, name }: NamedFile,
  params: UploadFileParams,
): Promise<void> => {
  const { query, header } = nameParts(name);
  await sendOrThrow(session, {
    method: "PATCH",
    path: columnPath + query,
    operation: `Uploading ${name === "" ? "an image" : JSON.stringify(name)} to ${columnPath}`,
    idempotency: "harmless",
    whenUnknown: "It is not known whether the file was stored: it can be repeated safely",
    headers: {
      ...impersonationHeaders(params),
      "Content-Type": "application/octet-stream",
      ...header,
    },
    body: data,
  });
};

/** Names outside ASCII cannot go in a header. */
const nameParts = (name: string): { query: string; header: Readonly<Record<string, string>> } => {
  if (name === "") return { query: "", header: {} };
  return /^[\x20-\x7e]+$/.test(name)
    ? { query: "", header: { "x-ms-file-name": name } }
    : { query: `?x-ms-file-name=${encodeURIComponent(name)}`, header: {} };
};
