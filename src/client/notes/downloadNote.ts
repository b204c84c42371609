import { defaults } from "../defaults";
import { contentTypeFor } from "../files/contentType";
import { downloadBase64 } from "../files/downloadBase64";
import { entryId } from "../files/entryId";
import { type ReadLimit, requireSize } from "../files/receive";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { NOTES } from "./notedRecord";
import type { DownloadedNote, DownloadNoteParams } from "./types";

const ENTRIES = { input: "Note ID", what: "no note", key: NOTES.key, list: "List Notes" };

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
  const id = entryId(params.noteId, ENTRIES);
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
  const data = await downloadBase64(session, `${path}/documentbody`, headers, limit);
  if (data === undefined) return { ...note, ...NO_FILE };
  const name = text("filename");
  const file = {
    data,
    contentType: contentTypeFor(text("mimetype") ?? undefined, name ?? undefined),
  };
  return { ...note, file, name, size: data.length };
}

const NO_FILE = { file: null, name: null, size: null } as const;
