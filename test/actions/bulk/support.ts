import type { BulkResult } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import type { Bench } from "../../support/sandbox";

let counter = 0;
/** A word that no other test uses. */
export const fresh = (word: string): string => `${word}${++counter}`;

/** `count` rows, each made from its index. */
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const statuses = ({ results }: BulkResult): string[] => results.map(({ status }) => status);

/** Requests as `METHOD what`, with the last segment of the path only. */
export const sent = (bench: Bench): string[] =>
  bench.requests().map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);

/** Requests that write. */
export const writes = (bench: Bench) => bench.requests().filter(({ method }) => method !== "GET");

/** As a new process begins. */
export const forget = (bench: Bench): void => forgetAt(bench.sandbox.url);

export const forEach =
  (bench: Bench, key: string) =>
  (entityType: string, records: unknown, more: object = {}): Promise<BulkResult> =>
    bench.act<BulkResult>(key, { entityType, records, ...more });

/** Rows of a table whose column begins with a word, straight from the store. */
export const rowsOf = (bench: Bench, table: string, column: string, word: string) =>
  bench.sandbox.store.select(`SELECT * FROM "${table}" WHERE "${column}" LIKE ?`, [`${word}%`]);
