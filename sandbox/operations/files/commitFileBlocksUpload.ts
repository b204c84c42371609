import { committed } from "../../files/blocks";
import { badPicture } from "../../files/refusals";
import { storeFile } from "../../files/storeFile";
import { doesNotExist } from "../../query";
import { tableOf } from "../../records/call";
import type { UnboundOperation } from "../types";
import { fileBlocks } from "./initializeFileBlocksUpload";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/commitfileblocksupload */
export const commitFileBlocksUpload: UnboundOperation = {
  name: "CommitFileBlocksUpload",
  kind: "action",
  parameters: {
    FileName: "Edm.String",
    MimeType: "Edm.String",
    BlockList: "Collection(Edm.String)",
    FileContinuationToken: "Edm.String",
  },
  returns: { FileId: "Edm.Guid", FileSizeInBytes: "Edm.Int64" },
  run({ call, given }) {
    const token = given.text("FileContinuationToken");
    const blocks = { token, purpose: fileBlocks, list: given.list("BlockList") };
    const { upload, data } = committed(call, blocks);
    const { place } = upload;
    const table = tableOf(call, place.table);
    const row = call.store.read(place.table, place.row);
    const column = table.columns.get(place.column);
    if (row === undefined || column === undefined) throw doesNotExist(table, place.row);
    if (column.type === "image") throw badPicture("Blocks of images are not simulated.");
    const file = { name: given.text("FileName"), type: given.text("MimeType"), data };
    const FileId = storeFile(call, { table, row, column }, file);
    call.files.closeUpload(token);
    return { members: { FileId, FileSizeInBytes: data.length } };
  },
};
