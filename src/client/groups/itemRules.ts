import type { Looked, RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { isMissingRecord } from "../records/getRecord";
import { refused, settled } from "../relations/rule";
import type { Group } from "./findGroup";
import { type Common, entityReference } from "./groupRule";
import { queueOf, readItems } from "./queueItems";

/** Queue items, some of which go by their record. */
export interface Items {
  /** Rows that are records. */
  readonly records: Set<number>;
  /** Rows that are taken for queue items, though nothing says so: if there is no such item, for records. */
  readonly guessed: ReadonlySet<number>;
  /** Ids of queue items, by the index of their row. */
  readonly items: Map<number, string>;
  /** The queue that is meant; without it, the one that the record is in. */
  readonly queue: Group | undefined;
}

export function removeRule(context: Items, common: Common): RowRule {
  const { items } = context;
  const isRecord = recordsAmong(context);
  return {
    ...common,
    method: "POST",
    toPart: (row, headers) => ({
      ...itemCall(items, row, "RemoveFromQueue"),
      headers,
      json: {},
    }),
    look: (rows) =>
      findItems(context, common, rows, (row) =>
        settled(row, row.ambiguous ? "removed" : "notInQueue"),
      ),
    classify: (row, response) => {
      if (!isMissingRecord(response)) return undefined;
      const { ambiguous } = row;
      if (!ambiguous && isRecord(row)) return { is: "resend" };
      return { is: "done", status: ambiguous ? "removed" : "notInQueue" };
    },
  };
}

/** @param worker id of the user who works on the items from now on; nobody, where they are given back */
export function pickRule(context: Items, common: Common, worker: string | undefined): RowRule {
  const { items, queue } = context;
  const isRecord = recordsAmong(context);
  const where = queue === undefined ? "in no queue" : `not in the queue ${nameOf(queue)}`;
  return {
    ...common,
    method: "POST",
    toPart: (row, headers) =>
      worker === undefined
        ? { ...itemCall(items, row, "ReleaseToQueue"), headers, json: {} }
        : {
            ...itemCall(items, row, "PickFromQueue"),
            headers,
            json: {
              // The key of users and teams in a body is that of all principals.
              SystemUser: entityReference("systemuser", worker, "ownerid"),
              RemoveQueueItem: false,
            },
          },
    look: (rows) =>
      findItems(context, common, rows, (row) =>
        refused(row, `is ${where}`, "Add it with Add to Queue"),
      ),
    classify: (row, response) =>
      isMissingRecord(response) && isRecord(row) ? { is: "resend" } : undefined,
  };
}

/** Whether a row that is no queue item may be a record; from then on it counts as one. */
const recordsAmong = ({ guessed, records, items }: Items): ((row: Row) => boolean) => {
  return ({ index }) => {
    if (!guessed.has(index) || records.has(index)) return false;
    records.add(index);
    return items.delete(index);
  };
};

const nameOf = ({ id, name }: Group): string => (name === undefined ? id : JSON.stringify(name));

const itemCall = (items: ReadonlyMap<number, string>, { index }: Row, message: string) => ({
  method: "POST",
  path: `queueitems(${items.get(index)})/Microsoft.Dynamics.CRM.${message}`,
});

/** Reads the queue items of records. An item that was found stays the one that is meant. */
const findItems = async (
  { records, items, queue }: Items,
  { reading }: Common,
  rows: readonly Row[],
  ofNone: (row: Row) => Settled,
): Promise<Looked> => {
  const asked = rows.filter(({ index }) => records.has(index) && !items.has(index));
  if (asked.length === 0) return { settled: [], rows };
  const { read, failed } = await readItems(
    reading,
    asked,
    ({ address }) => address?.id ?? "",
    queue?.id,
  );
  const ended = [...failed];
  for (const { row, items: found } of read) {
    const [item, ...others] = found;
    if (!item) ended.push(ofNone(row));
    else if (others.length === 0) items.set(row.index, item.id);
    else {
      const queues = found.map(queueOf).join(", ");
      ended.push(refused(row, `is in several queues: ${queues}`, "Set Queue to the one meant"));
    }
  }
  const over = new Set(ended.map(({ row }) => row.index));
  return { settled: ended, rows: rows.filter(({ index }) => !over.has(index)) };
};
