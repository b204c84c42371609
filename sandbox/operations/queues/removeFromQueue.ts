import { removeRow } from "../../records/remove";
import type { RowOperation } from "../types";
import { onQueues } from "./items";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/removefromqueue */
export const removeFromQueue: RowOperation = {
  name: "RemoveFromQueue",
  kind: "action",
  binding: { row: "queueitem" },
  privileges: onQueues,
  run({ call, table, row }) {
    removeRow(call, table, row);
    return undefined;
  },
};
