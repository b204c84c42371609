import type { UnboundOperation } from "../types";
import { fileColumn } from "./fileColumn";

/** What the blocks of a file column are for. */
export const fileBlocks = "file";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializefileblocksupload */
export const initializeFileBlocksUpload: UnboundOperation = {
  name: "InitializeFileBlocksUpload",
  kind: "action",
  parameters: {
    Target: "mscrm.crmbaseentity",
    FileName: "Edm.String",
    FileAttributeName: "Edm.String",
  },
  returns: { FileContinuationToken: "Edm.String" },
  run(invocation) {
    const { call, given } = invocation;
    const { table, id, column } = fileColumn(invocation);
    const place = { table: table.logicalName, row: id, column: column.name };
    const name = given.text("FileName");
    const token = call.files.openUpload({ purpose: fileBlocks, place, name });
    return { members: { FileContinuationToken: token } };
  },
};
