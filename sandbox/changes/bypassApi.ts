import type { Table } from "../schema/derived";
import { users } from "../seed/identities";
import { changedValues } from "../store";
import type { Row, Store } from "../types";

/** Changes a row as `Sandbox.change` says. */
export function changeRow(store: Store, name: string, id: string, changes: Row, now: number): void {
  const { table, row } = existing(store, name, id);
  const by = { now, userId: users.administrator.id };
  store.update(name, id, { ...changes, ...changedValues(store, table, row, changes, by) });
}

/** Deletes a row as `Sandbox.remove` says. */
export function removeRow(store: Store, name: string, id: string): void {
  existing(store, name, id);
  store.remove(name, id);
}

/** The table of that logical name. */
export function tableNamed(store: Store, name: string): Table {
  const table = store.schema.tables.get(name);
  if (table === undefined) throw new Error(`There is no table "${name}".`);
  return table;
}

function existing(store: Store, name: string, id: string): { table: Table; row: Row } {
  const table = tableNamed(store, name);
  const row = store.read(name, id);
  if (row === undefined) throw new Error(`There is no ${name} ${id}.`);
  return { table, row };
}
