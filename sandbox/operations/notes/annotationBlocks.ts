import { attachmentLimit, checkBlocked } from "../../files/blocked";
import { committed } from "../../files/blocks";
import { badParameter, tooBig } from "../../files/refusals";
import { createRow } from "../../records/create";
import { readPayload } from "../../records/payload/read";
import { odataError } from "../../records/payload/refusals";
import { updateRow } from "../../records/update";
import type { Row } from "../../types";
import { contentDownload } from "../files/contentDownload";
import type { Arguments } from "../parameters/arguments";
import type { EntityValue } from "../parameters/entities";
import { noKey } from "../refusals";
import type { UnboundOperation } from "../types";

/** What the blocks of a note are for. */
const noteBlocks = "note";
const column = "documentbody";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializeannotationblocksupload */
export const initializeAnnotationBlocksUpload: UnboundOperation = {
  name: "InitializeAnnotationBlocksUpload",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity" },
  returns: { FileContinuationToken: "Edm.String" },
  run({ call, given }) {
    const { id, name, type } = noteOf(given);
    checkBlocked(call.store, name, type);
    const place = { table: "annotation", row: id, column };
    const token = call.files.openUpload({ purpose: noteBlocks, place, name });
    return { members: { FileContinuationToken: token } };
  },
};

/**
 * Creates the note, or updates the one of that id.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/commitannotationblocksupload
 */
export const commitAnnotationBlocksUpload: UnboundOperation = {
  name: "CommitAnnotationBlocksUpload",
  kind: "action",
  parameters: {
    Target: "mscrm.crmbaseentity",
    BlockList: "Collection(Edm.String)",
    FileContinuationToken: "Edm.String",
  },
  returns: { AnnotationId: "Edm.Guid", FileSizeInBytes: "Edm.Int64" },
  run({ call, given }) {
    const { id, entity } = noteOf(given);
    const token = given.text("FileContinuationToken");
    const blocks = { token, purpose: noteBlocks, list: given.list("BlockList") };
    const { upload, data } = committed(call, blocks);
    if (upload.place.row !== id) throw noKey();
    const body = data.toString("base64");
    if (body.length > attachmentLimit(call.store)) throw tooBig();
    const before = call.store.read("annotation", id);
    const payload = readPayload(call, entity.table, entity.body, before ? "update" : "create");
    const columns: Row = { ...payload.columns, [column]: body };
    if (before) updateRow(call, entity.table, before, columns);
    else createRow(call, entity.table, { ...payload, columns });
    call.files.closeUpload(token);
    return { members: { AnnotationId: id, FileSizeInBytes: data.length } };
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializeannotationblocksdownload */
export const initializeAnnotationBlocksDownload = contentDownload(
  "InitializeAnnotationBlocksDownload",
  "annotation",
  column,
);

interface Note {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly entity: EntityValue;
}

/** The note of `Target`: with an id, which a new one needs as well, and without its content. */
function noteOf(given: Arguments): Note {
  const entity = given.entity("Target");
  const { id, body, table } = entity;
  if (table.logicalName !== "annotation") throw badParameter("Target");
  if (id === undefined) throw noKey();
  if (body[column] !== undefined) {
    throw odataError(table.setName, `'${column}' cannot be sent together with blocks.`);
  }
  const text = (name: string): string => String(body[name] ?? "");
  return { id, name: text("filename"), type: text("mimetype"), entity };
}
