import { Refusal } from "../../errors";
import { attachmentLimit, checkBlocked } from "../../files/blocked";
import { committed } from "../../files/blocks";
import { badParameter, tooBig } from "../../files/refusals";
import { createRow } from "../../records/create";
import { readPayload } from "../../records/payload/read";
import { odataError } from "../../records/payload/refusals";
import { idOf } from "../../records/rows";
import { contentDownload } from "../files/contentDownload";
import type { Arguments } from "../parameters/arguments";
import type { EntityValue } from "../parameters/entities";
import type { UnboundOperation } from "../types";

/** What the blocks of an attachment are for. */
const attachmentBlocks = "attachment";
const table = "activitymimeattachment";
const column = "body";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializeattachmentblocksupload */
export const initializeAttachmentBlocksUpload: UnboundOperation = {
  name: "InitializeAttachmentBlocksUpload",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity" },
  returns: { FileContinuationToken: "Edm.String" },
  run({ call, given }) {
    const { body } = newAttachment(call.store, given);
    const name = String(body["filename"] ?? "");
    checkBlocked(call.store, name, String(body["mimetype"] ?? ""));
    const place = { table, row: "", column };
    const token = call.files.openUpload({ purpose: attachmentBlocks, place, name });
    return { members: { FileContinuationToken: token } };
  },
};

/**
 * Creates the attachment; its id is made here.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/commitattachmentblocksupload
 */
export const commitAttachmentBlocksUpload: UnboundOperation = {
  name: "CommitAttachmentBlocksUpload",
  kind: "action",
  parameters: {
    Target: "mscrm.crmbaseentity",
    BlockList: "Collection(Edm.String)",
    FileContinuationToken: "Edm.String",
  },
  returns: { ActivityMimeAttachmentId: "Edm.Guid", FileSizeInBytes: "Edm.Int64" },
  run({ call, given }) {
    const entity = newAttachment(call.store, given);
    const token = given.text("FileContinuationToken");
    const blocks = { token, purpose: attachmentBlocks, list: given.list("BlockList") };
    const { data } = committed(call, blocks);
    const body = data.toString("base64");
    if (body.length > attachmentLimit(call.store)) throw tooBig();
    const payload = readPayload(call, entity.table, entity.body, "create");
    const columns = { ...payload.columns, [column]: body };
    const row = createRow(call, entity.table, { ...payload, columns });
    call.files.closeUpload(token);
    const id = idOf(entity.table, row);
    return { members: { ActivityMimeAttachmentId: id, FileSizeInBytes: data.length } };
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializeattachmentblocksdownload */
export const initializeAttachmentBlocksDownload = contentDownload(
  "InitializeAttachmentBlocksDownload",
  table,
  column,
);

/** The row of `Target`: blocks only create attachments, and bring their content apart. */
function newAttachment(store: Arguments["store"], given: Arguments): EntityValue {
  const entity = given.entity("Target");
  if (entity.table.logicalName !== table) throw badParameter("Target");
  if (entity.body[column] !== undefined) {
    throw odataError(entity.table.setName, `'${column}' cannot be sent together with blocks.`);
  }
  if (entity.id === undefined || store.read(table, entity.id) === undefined) return entity;
  throw new Refusal(412, "0x80040237", "Cannot insert duplicate key.");
}
