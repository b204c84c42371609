import { defaults } from "../../defaults";
import { UnreadableBody } from "../../errors/failures";
import { contentTypeFor } from "../../files/contentType";
import { downloadBase64 } from "../../files/downloadBase64";
import { entryId, type GivenEntry } from "../../files/entryId";
import { type ReadLimit, requireSize } from "../../files/receive";
import type { FileValue } from "../../files/types";
import { recordBody } from "../../odata/listBody";
import { guidIn } from "../../odata/recordId";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import { ATTACHMENTS } from "./attachments";

const ENTRIES = {
  input: "Attachment",
  what: "no attachment",
  key: ATTACHMENTS.key,
  list: "List Attachments",
};

export interface DownloadAttachmentParams extends Impersonation {
  /** Its ID, an entry of *List Attachments*, or a row that was read. */
  readonly attachment: GivenEntry;
  /** Megabytes of 1,048,576 bytes that are read at most; default 50. */
  readonly maxSizeMB?: number | undefined;
}

export interface DownloadedAttachment {
  readonly id: string;
  /** The e-mail or other activity that has it. */
  readonly activityId: string | null;
  readonly file: FileValue | null;
  readonly name: string | null;
  /** In bytes. */
  readonly size: number | null;
}

/**
 * An attachment with its name and type. Its size is read before its content, so that no more is read than
 * `maxSizeMB`.
 *
 * @throws InputError for a larger one
 */
export async function downloadAttachment(
  session: Session,
  params: DownloadAttachmentParams,
): Promise<DownloadedAttachment> {
  const id = entryId(params.attachment, ENTRIES);
  const path = `${ATTACHMENTS.set}(${id})`;
  const row = await readRow(session, params, path);
  const name = typeof row["filename"] === "string" ? row["filename"] : null;
  const { maxSizeMB = defaults.fileMaxSizeMB } = params;
  const limit: ReadLimit = {
    maxBytes: maxSizeMB * 1_048_576,
    limit: `Max Size (MB) is ${maxSizeMB}`,
    operation: `Downloading ${name === null ? path : JSON.stringify(name)}`,
  };
  requireSize(Number(row["filesize"] ?? 0), limit);
  const headers = impersonationHeaders(params);
  const data = await downloadBase64(session, `${path}/body`, headers, limit);
  const activityId = guidIn(row, "_objectid_value") ?? null;
  if (data === undefined) return { id, activityId, file: null, name, size: null };
  const type = typeof row["mimetype"] === "string" ? row["mimetype"] : undefined;
  const file = { data, contentType: contentTypeFor(type, name ?? undefined) };
  return { id, activityId, file, name, size: data.length };
}

const readRow = async (
  session: Session,
  params: Impersonation,
  path: string,
): Promise<DataverseRecord> => {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=filename,filesize,mimetype,_objectid_value`,
    operation: `Reading ${path}`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: (answer) => {
      const row = recordBody(answer);
      if ("filename" in row || "filesize" in row) return row;
      throw new UnreadableBody("the answer does not say which file it is");
    },
  });
  return value as DataverseRecord;
};
