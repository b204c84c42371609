import { Refusal } from "../../errors";
import { type Call, tableOf } from "../../records/call";
import { idOf } from "../../records/rows";
import { intersectOf } from "../../store/intersect";
import type { Row } from "../../types";
import { needs } from "../privileges";
import type { Privilege, RowReference } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/queue-entities */
export const onQueues: readonly Privilege[] = [needs("Read", "queue"), needs("AppendTo", "queue")];

/** The active items of an object. */
export function itemsOf({ store }: Call, { table, id }: RowReference): Row[] {
  const object = { objectid: id, objectid__table: table.logicalName };
  return store.find("queueitem", { ...object, statecode: 0 });
}

export function itemId(call: Call, item: Row): string {
  return idOf(tableOf(call, "queueitem"), item);
}

/** The refusals below have their codes from the service's list; its words are not documented. */
export function refuseInactiveItem(item: Row): void {
  if (item["statecode"] === 0) return;
  throw new Refusal(400, "0x8004051D", "The queue item is not active and cannot be updated.");
}

export function refuseInactiveQueue(queue: Row): void {
  if (queue["statecode"] === 0) return;
  const message = "Items cannot be added to a queue that is not active.";
  throw new Refusal(400, "0x80040522", message);
}

/** Into a private queue, items go to its members only. */
export function refuseOutsider({ store }: Call, queueId: string, userId: string): void {
  const queue = store.read("queue", queueId);
  if (queue?.["queueviewtype"] !== 1 || queue["ownerid"] === userId) return;
  const { table, columns } = intersectOf(store.schema, "queuemembership_association");
  if (store.find(table, { [columns.a]: queueId, [columns.b]: userId }).length > 0) return;
  const message = "The user is not a member of the private queue that the item is in.";
  throw new Refusal(400, "0x80731119", message);
}
