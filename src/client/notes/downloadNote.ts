import { defaults } from "../defaults";
import { TransportFailure } from "../errors/failures";
import { contentTypeFor } from "../files/contentType";
import { type ReadLimit, requireSize } from "../files/receive";
import { recordBody } from "../odata/listBody";
import { guid, impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import type { StreamedResponse } from "../types/http";
import { NOTES } from "./notedRecord";
import type { DownloadedNote, DownloadNoteParams } from "./types";

const COLUMNS = "subject,notetext,filename,filesize,mimetype,isdocument";

/**
 * A note with its file; null where it has none. The size is read before the content, so that no more is read
 * than `maxSizeMB`; the content comes as Base64, which is decoded as it arrives.
 * https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
 *
 * @throws InputError for a larger file
 */
export async function downloadNote(
  session: Session,
  params: DownloadNoteParams,
): Promise<DownloadedNote> {
  const id = guid(params.noteId, "Note ID");
  const path = `${NOTES.set}(${id})`;
  const headers = impersonationHeaders(params);
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${COLUMNS}`,
    operation: `Getting ${path}`,
    idempotency: "always",
    headers,
    read: recordBody,
  });
  const row = value as DataverseRecord;
  const text = (name: string): string | null =>
    typeof row[name] === "string" ? String(row[name]) : null;
  const note = { id, subject: text("subject"), text: text("notetext") };
  const { maxSizeMB = defaults.fileMaxSizeMB } = params;
  const limit: ReadLimit = {
    maxBytes: maxSizeMB * 1_048_576,
    limit: `Max Size (MB) is ${maxSizeMB}`,
    operation: `Downloading the file of ${path}`,
  };
  const size = Number(row["filesize"] ?? 0);
  if (row["isdocument"] === false && size === 0) return { ...note, ...NO_FILE };
  requireSize(size, limit);
  const data = await download(session, path, headers, limit);
  if (data === undefined) return { ...note, ...NO_FILE };
  const name = text("filename");
  const file = {
    data,
    contentType: contentTypeFor(text("mimetype") ?? undefined, name ?? undefined),
  };
  return { ...note, file, name, size: data.length };
}

const NO_FILE = { file: null, name: null, size: null } as const;

const download = async (
  session: Session,
  path: string,
  headers: Readonly<Record<string, string>>,
  limit: ReadLimit,
): Promise<Buffer | undefined> => {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}/documentbody/$value`,
    operation: limit.operation,
    idempotency: "always",
    headers: { Accept: "*/*", ...headers },
    expects: "any",
    receive: (response) => decoded(response, limit),
  });
  return value as Buffer | undefined;
};

/**
 * The bytes of a Base64 text, piece by piece.
 *
 * @throws TransportFailure for a text that broke off, or is none, so that it is read again
 */
const decoded = async (
  response: StreamedResponse,
  limit: ReadLimit,
): Promise<Buffer | undefined> => {
  if (response.status === 204) return undefined;
  const pieces: Buffer[] = [];
  let bytes = 0;
  let rest = "";
  for await (const chunk of response.stream as AsyncIterable<Buffer>) {
    const text = rest + chunk.toString("latin1").replace(/\s+/g, "");
    if (/[^A-Za-z0-9+/=]/.test(text)) throw failure("foreign", "the answer is no Base64", response);
    const whole = text.length - (text.length % 4);
    rest = text.slice(whole);
    const piece = Buffer.from(text.slice(0, whole), "base64");
    bytes += piece.length;
    requireSize(bytes, limit);
    pieces.push(piece);
  }
  if (rest === "") return Buffer.concat(pieces, bytes);
  throw failure("cutOff", "the Base64 broke off", response);
};

const failure = (
  kind: "cutOff" | "foreign",
  message: string,
  { status, headers }: StreamedResponse,
): TransportFailure => new TransportFailure(kind, message, "EBADBODY", status, headers);
