import { badParameter, blockTooBig } from "../../files/refusals";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/downloadblock */
export const downloadBlock: UnboundOperation = {
  name: "DownloadBlock",
  kind: "action",
  parameters: {
    Offset: "Edm.Int64",
    BlockLength: "Edm.Int64",
    FileContinuationToken: "Edm.String",
  },
  returns: { Data: "Edm.Binary" },
  run({ call, given }) {
    const { files } = call;
    const download = files.download(given.text("FileContinuationToken"));
    if (download === undefined) throw badParameter("FileContinuationToken");
    const from = given.number("Offset");
    const length = given.number("BlockLength");
    if (length > files.blockBytes) throw blockTooBig(files.blockBytes);
    if (from < 0 || length < 0 || from > download.data.length) throw badParameter("Offset");
    const data = download.data.subarray(from, from + length);
    return { members: { Data: data.toString("base64") } };
  },
};
