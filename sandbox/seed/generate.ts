import type { Table } from "../schema/derived";
import { takesRows } from "../schema/takesRows";
import { isoSeconds, moneyValues, systemValues } from "../store";
import type { Row, Store } from "../types";
import { type Filler, fillersFor } from "./fillers";
import { currencies, users } from "./identities";
import { Random } from "./random";

/** Rows made before they are handed to the store, to keep memory flat. */
const batch = 1000;

/**
 * Inserts any number of rows of any table in one transaction. The same call on the same store makes
 * the same rows, and their alternate keys never collide; lookups point to rows that were there
 * before. `now` is in milliseconds: the rows were created within the three years before it. Returns
 * their ids in the order of insertion.
 */
export function generateRows(
  store: Store,
  table: string,
  count: number,
  now: number = Date.now(),
): string[] {
  const known = store.schema.tables.get(table);
  if (!known || !takesRows(known.declaration)) {
    throw new Error(`There is no table "${table}" to generate rows of.`);
  }
  const first = Number(store.select(`SELECT count(*) AS rows FROM "${table}"`)[0]?.["rows"]);
  const makeRow = rowMaker(store, known, first, now);
  return store.atomic(() => {
    const ids: string[] = [];
    for (let from = 0; from < count; from += batch) {
      const length = Math.min(batch, count - from);
      const rows = Array.from({ length }, (_, at) => makeRow(first + from + at));
      store.insertMany(table, rows);
      ids.push(...rows.map((row) => String(row[known.primaryId])));
    }
    return ids;
  });
}

/** What the system fills in alike is worked out once; the rest is made row by row. */
function rowMaker(store: Store, table: Table, first: number, now: number): (number: number) => Row {
  const random = new Random(first + table.declaration.objectTypeCode);
  const fillers = fillersFor(store, table, now);
  const moments = Array.from({ length: 2000 }, (_, at) => isoSeconds(now - at * 47_304_000));
  const template = templateOf(store, table, fillers, now);
  const stamped = table.columns.has("modifiedon");
  return (number) => {
    const row = { ...template };
    row[table.primaryId] = random.guid();
    for (const fill of fillers) {
      fill(row, random, number);
    }
    if (stamped) {
      const created = random.integer(1, moments.length - 1);
      row["createdon"] = moments[created] ?? null;
      row["modifiedon"] = moments[random.integer(0, created)] ?? null;
    }
    row["versionnumber"] = store.nextVersion();
    return Object.assign(row, moneyValues(store, table, row));
  };
}

/**
 * A row with every column that is going to be filled. `fromEntries` gives it a shape that copies
 * share: engines take five times as long over copies to which columns are added one by one.
 */
function templateOf(store: Store, table: Table, fillers: readonly Filler[], now: number): Row {
  const sample: Row = {};
  for (const fill of fillers) {
    fill(sample, new Random(0), 0);
  }
  const hasMoney = table.columns.has("exchangerate") && table.columns.has("transactioncurrencyid");
  const given = hasMoney ? { transactioncurrencyid: currencies.usd } : {};
  const common = systemValues(store, table, given, now, users.administrator.id);
  return Object.fromEntries(Object.entries({ ...sample, ...common }));
}
