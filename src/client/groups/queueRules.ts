import { errorAnswer } from "../answers/errorAnswer";
import type { Looked, RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { isSuccess } from "../multipart/toAnswers";
import { parseJson } from "../odata/json";
import { isRecord } from "../odata/listBody";
import { guidIn } from "../odata/recordId";
import { type KeyedRows, withIds } from "../relations/keyedRows";
import { refused, settled } from "../relations/rule";
import type { HttpResponse } from "../types/http";
import type { Group } from "./findGroup";
import { type Common, entityReference } from "./groupRule";
import { queueOf, readItems } from "./queueItems";

/** Records that go into a queue. */
export interface Entering extends KeyedRows {
  /** Logical name of their table. */
  readonly table: string;
  readonly queue: Group;
  /** Ids of queue items, by the index of their row. */
  readonly items: Map<number, string>;
  /** Whether a record that is in another queue is left there. */
  readonly fails: boolean;
}

/** Codes of a record that is in this queue or in another one already. */
const PRESENT = new Set(["0x80040523", "0x80040526", "0x8004051c"]);

/**
 * A record that is in the queue already is refused, so that a repeat is harmless. By that refusal, what it is
 * in is read: Dataverse may want to be told from which queue it moves.
 */
export function enterRule(entering: Entering, common: Common): RowRule {
  const { table, primaryId, idOf, queue, items, fails } = entering;
  const doubted = new Set<number>();
  const sources = new Map<number, string>();
  return {
    ...common,
    method: "POST",
    toPart: (row, headers) => {
      const source = sources.get(row.index);
      return {
        method: "POST",
        path: `queues(${queue.id})/Microsoft.Dynamics.CRM.AddToQueue`,
        headers,
        json: {
          Target: entityReference(table, idOf(row), primaryId),
          ...(source === undefined ? {} : { SourceQueue: entityReference("queue", source) }),
        },
      };
    },
    look: async (rows) => {
      const { settled: missing, rows: known } = await withIds(entering, rows);
      const asked = fails ? known : known.filter(({ index }) => doubted.has(index));
      const { settled: ended } = await settlePresent(entering, common, asked, sources);
      const over = new Set(ended.map(({ row }) => row.index));
      return {
        settled: [...missing, ...ended],
        rows: known.filter(({ index }) => !over.has(index)),
      };
    },
    classify: ({ index }, response) => {
      if (isSuccess(response)) keepItem(items, index, response);
      if (response.status < 400 || !PRESENT.has(codeOf(response))) return undefined;
      if (doubted.has(index)) return undefined;
      doubted.add(index);
      return { is: "resend" };
    },
  };
}

const codeOf = ({ body, headers }: HttpResponse): string =>
  errorAnswer(body, headers["content-type"]).code.toLowerCase();

/** The record is in the queue, whether or not the answer can be read. */
const keepItem = (items: Map<number, string>, index: number, { body }: HttpResponse): void => {
  try {
    const answer = parseJson(body);
    const id = isRecord(answer) ? guidIn(answer, "QueueItemId") : undefined;
    if (id !== undefined) items.set(index, id);
  } catch {
    items.delete(index);
  }
};

/** Settles records that are in the queue, and where it matters those that are in another one. */
const settlePresent = async (
  { idOf, queue, items, fails, table }: Entering,
  { reading }: Common,
  rows: readonly Row[],
  sources: Map<number, string>,
): Promise<Looked> => {
  if (rows.length === 0) return { settled: [], rows };
  const { read, failed } = await readItems(reading, rows, idOf);
  const ended: Settled[] = [...failed];
  const open: Row[] = [];
  for (const { row, items: present } of read) {
    const here = present.find(({ queueId }) => queueId === queue.id);
    const [other] = present;
    if (here) {
      items.set(row.index, here.id);
      ended.push(settled(row, row.ambiguous ? "added" : "alreadyInQueue"));
    } else if (other && fails) {
      ended.push(refused(row, `is in the queue ${queueOf(other)} already`, ELSEWHERE));
    } else {
      if (other?.queueId && table !== "email") sources.set(row.index, other.queueId);
      open.push(row);
    }
  }
  return { settled: ended, rows: open };
};

const ELSEWHERE = "Set If In Another Queue to move to take it out of that queue";
