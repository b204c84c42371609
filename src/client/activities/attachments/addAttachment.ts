import { existingRecord } from "../../conversions/existingRecord";
import type { RecordReference } from "../../conversions/types";
import { InputError } from "../../errors/InputError";
import type { TextEncoding } from "../../files/types";
import { ownValue } from "../../objects/ownProperty";
import { isRecord } from "../../odata/listBody";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { readEmail } from "../emailStatus";
import type { ActivityOptions } from "../types";
import { attachFile } from "./attachFile";
import { type AttachmentList, attachmentsOf, type ListedAttachment } from "./attachments";
import { checkAttachments, readAttachment } from "./readAttachment";

export interface AddAttachmentParams extends Omit<ActivityOptions, "recordId"> {
  readonly email: RecordReference;
  readonly file: unknown;
  readonly encoding?: TextEncoding | undefined;
  readonly name?: string | undefined;
  readonly contentType?: string | undefined;
  /** Bytes of a block, beyond which a file goes in blocks. */
  readonly blockBytes?: number | undefined;
}

export interface AddedAttachment extends ListedAttachment {
  readonly emailId: string;
}

const EMAIL = {
  input: "E-Mail",
  table: { logicalName: "email", entitySetName: "emails", primaryId: "activityid" },
} as const;

/**
 * Adds a file to an e-mail that is a draft. A lost answer adds no second one.
 *
 * @throws InputError for an e-mail that is no draft, and for a file that the organization does not take
 */
export async function addAttachment(
  session: Session,
  params: AddAttachmentParams,
): Promise<AddedAttachment> {
  const file = readAttachment(params, "File");
  const emailId = await emailIdOf(session, params);
  await checkAttachments(session, params, [file], "File");
  const { isOpen, status } = await readEmail(session, params, emailId);
  if (!isOpen) {
    throw new InputError(
      `The e-mail ${emailId} is in status ${status}; expected a draft: nothing can be attached afterwards.`,
    );
  }
  const id = await attachFile(session, params, emailId, file);
  const { name, contentType, data } = file;
  return { id, emailId, name, size: data.length, contentType };
}

/** The attachments of an e-mail, without their contents. */
export async function listAttachments(
  session: Session,
  params: Impersonation & { readonly email: RecordReference },
): Promise<AttachmentList> {
  const emailId = await emailIdOf(session, params);
  return attachmentsOf(session, params, emailId);
}

/** Besides a reference, what *Send E-Mail* has answered. */
const emailIdOf = (
  session: Session,
  { email, ...params }: Impersonation & { readonly email: RecordReference },
): Promise<string> => {
  const isAnswer = isRecord(email) && typeof ownValue(email, "sentOn") !== "undefined";
  const id = isAnswer ? ownValue(email, "id") : undefined;
  return existingRecord(session, params, EMAIL, typeof id === "string" ? id : email);
};
