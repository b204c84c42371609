import type { Table } from "../schema/derived";
import { systemValues } from "../store";
import type { Row, Store } from "../types";
import { users } from "./identities";

/**
 * Inserts a row with everything the system fills in (`systemValues`) and returns its id. `now` is in
 * milliseconds; the row is created and owned by `userId` where it does not say otherwise.
 */
export function insertRow(
  store: Store,
  table: string,
  row: Row,
  now: number,
  userId: string = users.administrator.id,
): string {
  const known = declared(store, table);
  const whole = systemValues(store, known, row, now, userId);
  store.insert(table, whole);
  return String(whole[known.primaryId]);
}

/** The same for many rows at once. */
export function insertRows(store: Store, table: string, rows: readonly Row[], now: number): void {
  const known = declared(store, table);
  // The business unit of an owner is looked up once, not for each row.
  const units = new Map<Row[string] | undefined, Row>();
  const whole = rows.map((row) => {
    const given = { ...units.get(row["ownerid"]), ...row };
    const values = systemValues(store, known, given, now, users.administrator.id);
    const { owningbusinessunit } = values;
    if (owningbusinessunit) units.set(row["ownerid"], { owningbusinessunit });
    return values;
  });
  store.insertMany(table, whole);
}

function declared(store: Store, name: string): Table {
  const table = store.schema.tables.get(name);
  if (!table) {
    throw new Error(`There is no table "${name}".`);
  }
  return table;
}
