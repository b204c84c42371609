import type { BulkResult } from "../../../src/client";
import type { Bench } from "../../support/sandbox";

export type Row = Record<string, unknown>;

/** What became of one row: how it is refused, or the message of nobody. */
export interface Fate {
  /** Of what refused it; undefined where it was written. */
  readonly message: string | undefined;
  readonly attempts: number;
}

/** One way in which a row of a table is written; the key is a record's id where the way needs one. */
export type Way = (bench: Bench, table: Table, row: Row, id: string) => Promise<Fate>;

export interface Table {
  readonly set: string;
  readonly primaryId: string;
}

const bulk =
  (key: string, keyed: boolean): Way =>
  async (bench, { set, primaryId }, row, id) => {
    const records = [keyed ? { [primaryId]: id, ...row } : row];
    const { results } = await bench.act<BulkResult>(key, { entityType: set, records });
    const [result] = results;
    if (!result) throw new Error("There is no result.");
    return { message: result.error?.message, attempts: result.attempts };
  };

const batch =
  (action: string, keyed: boolean): Way =>
  async (bench, { set }, data, id) => {
    const actions = [{ collection: set, action, data, ...(keyed ? { key: id } : {}) }];
    try {
      await bench.act("batchEntityActions", { actions });
      return { message: undefined, attempts: 1 };
    } catch (error) {
      return { message: (error as Error).message, attempts: 0 };
    }
  };

/** All ways in which many records are written; each takes what the others take. */
export const WAYS: readonly (readonly [name: string, way: Way])[] = [
  ["bulk create", bulk("bulkCreateEntities", false)],
  ["bulk update", bulk("bulkUpdateEntities", true)],
  ["bulk upsert", bulk("bulkUpsertEntities", true)],
  ["batch create", batch("create", false)],
  ["batch update", batch("update", true)],
  ["batch upsert", batch("upsert", true)],
];

/** Requests that write something. */
export const writes = (bench: Bench) => bench.requests().filter(({ method }) => method !== "GET");
