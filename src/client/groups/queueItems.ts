import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import type { BulkRowResult } from "../bulk/types";
import { UnreadableBody } from "../errors/failures";
import { isRecord } from "../odata/listBody";
import { preferHeader } from "../odata/prefer";
import { encodeOption } from "../odata/query";
import { guidIn, idOfRow } from "../odata/recordId";
import { type Reading, readEach } from "../relations/readEach";
import type { DataverseRecord } from "../types";
import type { QueueRow } from "./types";

/** Codes of a queue that takes no items: it is inactive, or the user is not a member of it. */
export const QUEUE_CODES: ReadonlySet<string> = new Set(["0x80040522", "0x80631121"]);

/** A queue item of a record. */
export interface QueueItem {
  readonly id: string;
  readonly queueId: string | undefined;
  /** Name of the queue, if it was told. */
  readonly queue: string | undefined;
}

const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const PREFER = preferHeader({ annotations: FORMATTED });

/** Reads the active queue items of each row's record. A row whose items cannot be read fails. */
export async function readItems(
  reading: Reading,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  queueId?: string,
): Promise<{ readonly read: readonly ItemsOfRow[]; readonly failed: readonly Settled[] }> {
  const within = queueId === undefined ? "" : ` and _queueid_value eq ${queueId}`;
  const { read, failed } = await readEach(reading, rows, (row) => ({
    path: `queueitems?$select=queueitemid,_queueid_value&$filter=${encodeOption(`_objectid_value eq ${idOf(row)} and statecode eq 0${within}`)}`,
    headers: PREFER,
  }));
  return { read: read.map(({ row, record }) => ({ row, items: itemsIn(record) })), failed };
}

export interface ItemsOfRow {
  readonly row: Row;
  readonly items: readonly QueueItem[];
}

const itemsIn = ({ value }: DataverseRecord): readonly QueueItem[] => {
  if (!Array.isArray(value)) throw new UnreadableBody("the answer is not a list of queue items");
  return value.filter(isRecord).map((item) => ({
    id: idOfRow(item, "queueitemid"),
    queueId: guidIn(item, "_queueid_value"),
    queue: textOf(item[`_queueid_value@${FORMATTED}`]),
  }));
};

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** What a queue is called in a message. */
export function queueOf({ queue, queueId }: QueueItem): string {
  return queue === undefined ? String(queueId) : JSON.stringify(queue);
}

/** A result with its queue item. */
export function toQueueRow(items: ReadonlyMap<number, string> = new Map()) {
  return (row: BulkRowResult): QueueRow => {
    const queueItemId = items.get(row.index);
    return queueItemId === undefined ? row : { ...row, queueItemId };
  };
}
