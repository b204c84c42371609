import { queryRecords } from "../../queries/odata/queryRecords";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { emailPath } from "../emailStatus";

/** The table of attachments; no customizer can change its names. */
export const ATTACHMENTS = {
  table: "activitymimeattachment",
  set: "activitymimeattachments",
  key: "activitymimeattachmentid",
  collection: "email_activity_mime_attachment",
} as const;

/** A file at an e-mail, without its content. */
export interface ListedAttachment {
  readonly id: string;
  readonly name: string | null;
  /** In bytes. */
  readonly size: number | null;
  readonly contentType: string | null;
}

export interface AttachmentList {
  readonly attachments: readonly ListedAttachment[];
  /** False if these are all. */
  readonly hasMore: boolean;
  readonly warning?: string | undefined;
}

/** The attachments of an e-mail in their order, without their contents. One request. */
export async function attachmentsOf(
  session: Session,
  { impersonateUserId, impersonateObjectId }: Impersonation,
  emailId: string,
): Promise<AttachmentList> {
  const { value, hasMore, warning } = await queryRecords(session, {
    impersonateUserId,
    impersonateObjectId,
    entityType: ATTACHMENTS.set,
    path: `${emailPath(emailId)}/${ATTACHMENTS.collection}`,
    fieldNames: [ATTACHMENTS.key, "filename", "filesize", "mimetype", "attachmentnumber"],
    orderByFieldNames: ["attachmentnumber", ATTACHMENTS.key],
    fetchAll: true,
  });
  const attachments = value.map((row) => ({
    id: String(row[ATTACHMENTS.key]),
    name: typeof row["filename"] === "string" ? row["filename"] : null,
    size: typeof row["filesize"] === "number" ? row["filesize"] : null,
    contentType: typeof row["mimetype"] === "string" ? row["mimetype"] : null,
  }));
  return { attachments, hasMore, ...(warning === undefined ? {} : { warning }) };
}
