import type { MirrorResult } from "../../../src/client";
import type { Bench } from "../../support/sandbox";

let counter = 0;
/** A word that no other test uses. */
export const fresh = (word: string): string => `${word}${++counter}`;

/** Accounts of one scope, named by their city. */
export const makeAccounts = (
  bench: Bench,
  city: string,
  rows: readonly Record<string, unknown>[],
): string[] => rows.map((row) => bench.sandbox.insert("account", { address1_city: city, ...row }));

export const mirror = (
  bench: Bench,
  city: string,
  records: unknown,
  more: object = {},
): Promise<MirrorResult> =>
  bench.act<MirrorResult>("mirrorEntities", inputsOf(city, records, more));

export const inputsOf = (city: string, records: unknown, more: object = {}) => ({
  entityType: "accounts",
  alternateKey: "accountnumber",
  scope: `address1_city eq '${city}'`,
  records,
  ...more,
});

/** Rows of a scope by their key, straight from the store. */
export const stored = (bench: Bench, city: string): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    bench.sandbox.store
      .select('SELECT * FROM "account" WHERE "address1_city" = ?', [city])
      .map((row) => [String(row["accountnumber"]), row]),
  );

export const statuses = ({ results }: MirrorResult): string[] =>
  results.map(({ status }) => status);

/** Requests that write. */
export const writes = (bench: Bench) =>
  bench.requests().filter(({ method, path }) => method !== "GET" && !/\$batch$/.test(path));
