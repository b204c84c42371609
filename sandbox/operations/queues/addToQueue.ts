import { Refusal } from "../../errors";
import { type Call, tableOf } from "../../records/call";
import { createRow } from "../../records/create";
import { readPayload } from "../../records/payload/read";
import { removeRow } from "../../records/remove";
import type { Row } from "../../types";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { RowOperation, RowReference, StoredRow } from "../types";
import { itemId, itemsOf, onQueues, refuseInactiveQueue } from "./items";

/**
 * Puts a row into a queue, out of the one that it is in: only e-mails may be in several.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addtoqueue
 */
export const addToQueue: RowOperation = {
  name: "AddToQueue",
  kind: "action",
  binding: { row: "queue" },
  parameters: {
    Target: "mscrm.crmbaseentity",
    SourceQueue: "mscrm.queue?",
    QueueItemProperties: "mscrm.queueitem?",
  },
  returns: { QueueItemId: "Edm.Guid" },
  privileges: (given) => [...onQueues, needs("Read", given.entity("Target").table.logicalName)],
  run({ call, given, id: queueid, row: queue }) {
    const target = given.row("Target");
    refuseInactiveQueue(queue);
    refuseTarget(call, target);
    const source = given.optionalRow("SourceQueue")?.id;
    if (source === queueid) {
      throw new Refusal(400, "0x8004051B", "The source queue and the destination are the same.");
    }
    const before = itemsOf(call, target);
    refusePresent(before, target, queueid, source);
    const table = tableOf(call, "queueitem");
    const body = given.optionalEntity("QueueItemProperties")?.body ?? {};
    const payload = readPayload(call, table, body, "create");
    const object = { objectid: target.id, objectid__table: target.table.logicalName };
    Object.assign(payload.columns, { queueid, ...object });
    return inTransaction(call, () => {
      for (const item of leaving(before, target, source)) removeRow(call, table, item);
      return { members: { QueueItemId: itemId(call, createRow(call, table, payload)) } };
    });
  },
};

/** States of what is done with, of cases and activities. */
const ENDED = [1, 2];

function refuseTarget(call: Call, { table, row }: StoredRow & RowReference): void {
  const { targets = [] } = tableOf(call, "queueitem").columns.get("objectid") ?? {};
  if (!targets.some((target) => target.table === table.logicalName)) {
    const message = `The entity ${table.logicalName} is not enabled for queues.`;
    throw new Refusal(400, "0x80040203", message);
  }
  if (table.logicalName !== "knowledgearticle" && ENDED.includes(Number(row["statecode"]))) {
    const message = "A queue item cannot be created for an object that is not active.";
    throw new Refusal(400, "0x8004051E", message);
  }
}

const isEmail = ({ table }: RowReference) => table.logicalName === "email";

function refusePresent(
  items: readonly Row[],
  target: RowReference,
  queueid: string,
  source: string | undefined,
): void {
  if (items.some((item) => item["queueid"] === queueid)) {
    throw isEmail(target)
      ? new Refusal(400, "0x80040523", "The e-mail is in the destination queue already.")
      : new Refusal(400, "0x80040526", "An active queue item exists already for the object.");
  }
  if (source !== undefined && !items.some((item) => item["queueid"] === source)) {
    throw new Refusal(400, "0x80040524", "The object is not in the source queue.");
  }
}

/** The items that make room for the new one. */
function leaving(
  items: readonly Row[],
  target: RowReference,
  source: string | undefined,
): readonly Row[] {
  if (source !== undefined) return items.filter((item) => item["queueid"] === source);
  return isEmail(target) ? [] : items;
}
