import { takeBlock } from "../../files/blocks";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/uploadblock */
export const uploadBlock: UnboundOperation = {
  name: "UploadBlock",
  kind: "action",
  parameters: {
    BlockId: "Edm.String",
    BlockData: "Edm.Binary",
    FileContinuationToken: "Edm.String",
  },
  run({ call, given }) {
    takeBlock(call, {
      token: given.text("FileContinuationToken"),
      id: given.text("BlockId"),
      data: given.text("BlockData"),
    });
    return undefined;
  },
};
