import { updateRow } from "../../records/update";
import type { RowOperation } from "../types";
import { onQueues, refuseInactiveItem } from "./items";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/releasetoqueue */
export const releaseToQueue: RowOperation = {
  name: "ReleaseToQueue",
  kind: "action",
  binding: { row: "queueitem" },
  privileges: onQueues,
  run({ call, table, row }) {
    refuseInactiveItem(row);
    updateRow(call, table, row, { workerid: null, workerid__table: null }, "message");
    return undefined;
  },
};
