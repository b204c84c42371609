import { holds } from "../../auth/privileges";
import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import { removeRow } from "../../records/remove";
import { updateRow } from "../../records/update";
import type { RowOperation, StoredRow } from "../types";
import { onQueues, refuseInactiveItem, refuseOutsider } from "./items";

/**
 * Has a user work on an item, which may leave the queue by that.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/pickfromqueue
 */
export const pickFromQueue: RowOperation = {
  name: "PickFromQueue",
  kind: "action",
  binding: { row: "queueitem" },
  parameters: { SystemUser: "mscrm.systemuser", RemoveQueueItem: "Edm.Boolean" },
  privileges: onQueues,
  run({ call, given, table, row }) {
    const user = given.row("SystemUser");
    refuseInactiveItem(row);
    refuseWorker(call, user);
    refuseOutsider(call, String(row["queueid"]), user.id);
    if (given.boolean("RemoveQueueItem")) removeRow(call, table, row);
    else
      updateRow(call, table, row, { workerid: user.id, workerid__table: "systemuser" }, "message");
    return undefined;
  },
};

function refuseWorker({ store }: Call, { row, id }: StoredRow & { readonly id: string }): void {
  if (row["isdisabled"] !== 1 && holds(store, id, "prvReadQueue")) return;
  const message = "The user does not have the rights that working on the queue item takes.";
  throw new Refusal(403, "0x80040521", message);
}
