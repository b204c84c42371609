import { noFile } from "../../files/refusals";
import type { UnboundOperation } from "../types";
import { fileColumn } from "./fileColumn";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/initializefileblocksdownload */
export const initializeFileBlocksDownload: UnboundOperation = {
  name: "InitializeFileBlocksDownload",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity", FileAttributeName: "Edm.String" },
  returns: {
    FileContinuationToken: "Edm.String",
    FileSizeInBytes: "Edm.Int64",
    FileName: "Edm.String",
    IsChunkingSupported: "Edm.Boolean",
  },
  run(invocation) {
    const { files, store } = invocation.call;
    const { row, column } = fileColumn(invocation);
    const data = files.get(row[column.name]);
    const attachment = store.read("fileattachment", String(row[column.name]));
    if (data === undefined || attachment === undefined) throw noFile();
    return {
      members: {
        FileSizeInBytes: data.length,
        FileName: attachment["filename"],
        FileContinuationToken: files.openDownload(data),
        IsChunkingSupported: true,
      },
    };
  },
};
