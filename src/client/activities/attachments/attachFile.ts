import { newId } from "../../bulk/rows/newId";
import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { UnreadableBody } from "../../errors/failures";
import type { NamedFile } from "../../files/types";
import { uploadInBlocks } from "../../files/uploadInBlocks";
import { recordBody } from "../../odata/listBody";
import { guidIn } from "../../odata/recordId";
import { createRecord } from "../../records/createRecord";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import type { Finding } from "../../session/settleByReading";
import { emailPath } from "../emailStatus";
import type { ActivityOptions } from "../types";
import { ATTACHMENTS, attachmentsOf } from "./attachments";

interface AttachOptions extends ActivityOptions {
  /** Bytes of a block, beyond which a file goes in blocks. */
  readonly blockBytes?: number | undefined;
}

/**
 * Adds a file to an e-mail, once: up to 4 MB in one request under an ID of our making, larger files in blocks.
 * https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
 *
 * @returns the ID of the attachment
 */
export async function attachFile(
  session: Session,
  params: AttachOptions,
  emailId: string,
  file: NamedFile,
): Promise<string> {
  const columns = {
    "objectid_email@odata.bind": emailPath(emailId),
    objecttypecode: "email",
    subject: file.name,
    filename: file.name,
    mimetype: file.contentType,
  };
  const { blockBytes = defaults.fileBlockBytes } = params;
  if (file.data.length > blockBytes) return inBlocks(session, params, emailId, file, columns);
  const id = newId();
  const created = createRecord(session, {
    ...params,
    entityType: ATTACHMENTS.set,
    recordId: id,
    record: { ...columns, body: file.data.toString("base64") },
    repairValues: false,
    returnResult: "id",
  });
  await created.catch((error: unknown) => {
    if (!(error instanceof DataverseError) || error.outcome === "notDone") throw error;
    if (error.outcome === "unknown") throw error.withHint(LOOK_FIRST);
  });
  return id;
}

/** Its ID is of our making, so that a second run would add the file once more. */
const LOOK_FIRST =
  "It is not known whether the file was attached: look at the attachments of the e-mail before you repeat it";

/** Dataverse makes the ID: an attachment that was not there before, of that name and size, is ours. */
const inBlocks = async (
  session: Session,
  params: AttachOptions,
  emailId: string,
  { data, name }: NamedFile,
  columns: Readonly<Record<string, string>>,
): Promise<string> => {
  const { attachments: before } = await attachmentsOf(session, params, emailId);
  const known = new Set(before.map(({ id }) => id));
  const find = async (): Promise<Finding<string> | undefined> => {
    const { attachments } = await attachmentsOf(session, params, emailId);
    const own = attachments.filter(
      (each) => !known.has(each.id) && each.name === name && each.size === data.length,
    );
    const [only, ...others] = own;
    if (only && others.length === 0) return { value: only.id };
    return only && { unclear: "Several such files were attached meanwhile" };
  };
  const Target = { ...columns, "@odata.type": `Microsoft.Dynamics.CRM.${ATTACHMENTS.table}` };
  return uploadInBlocks(session, {
    data,
    operation: `Attaching ${JSON.stringify(name)} to ${emailPath(emailId)}`,
    headers: impersonationHeaders(params),
    blockBytes: params.blockBytes,
    initialize: { name: "InitializeAttachmentBlocksUpload", body: { Target } },
    commit: { name: "CommitAttachmentBlocksUpload", body: { Target } },
    read: (answer) => {
      const id = guidIn(recordBody(answer), "ActivityMimeAttachmentId");
      if (id !== undefined) return id;
      throw new UnreadableBody("the answer has no ActivityMimeAttachmentId");
    },
    look: {
      find,
      found: "the e-mail has the file",
      missing:
        "The e-mail does not have the file yet: look at its attachments before you repeat it",
    },
  });
};
