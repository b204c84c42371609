import { noFile } from "../../files/refusals";
import { removeFile } from "../../files/storeFile";
import { tableOf } from "../../records/call";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/deletefile */
export const deleteFile: UnboundOperation = {
  name: "DeleteFile",
  kind: "action",
  parameters: { FileId: "Edm.Guid" },
  run({ call, given }) {
    const { store } = call;
    const id = given.text("FileId");
    const attachment = store.read("fileattachment", id);
    const table = attachment && tableOf(call, String(attachment["objectid__table"]));
    const row = table && store.read(table.logicalName, String(attachment["objectid"]));
    const column = table?.columns.get(String(attachment?.["regardingfieldname"]));
    if (!table || !row || !column) throw noFile();
    removeFile(call, { table, row, column });
    return undefined;
  },
};
