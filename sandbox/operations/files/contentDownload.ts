import { badParameter, noFile } from "../../files/refusals";
import type { UnboundOperation } from "../types";

/** Begins to download what a row keeps as Base64: the body of a note or of an attachment. */
export function contentDownload(name: string, table: string, column: string): UnboundOperation {
  return {
    name,
    kind: "action",
    parameters: { Target: "mscrm.crmbaseentity" },
    returns: {
      FileContinuationToken: "Edm.String",
      FileSizeInBytes: "Edm.Int64",
      FileName: "Edm.String",
    },
    run({ call, given }) {
      const { table: found, row } = given.row("Target");
      if (found.logicalName !== table) throw badParameter("Target");
      const content = row[column];
      if (typeof content !== "string") throw noFile();
      const data = Buffer.from(content, "base64");
      return {
        members: {
          FileSizeInBytes: data.length,
          FileName: row["filename"] ?? null,
          FileContinuationToken: call.files.openDownload(data),
        },
      };
    },
  };
}
