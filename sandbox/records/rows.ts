import { Refusal } from "../errors";
import type { KeyPredicate } from "../odata/key";
import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";

/** The row a key means, if there is one. A wrong partition of an elastic row finds nothing. */
export function findRow(store: Store, table: Table, key: KeyPredicate): Row | undefined {
  if (key.kind === "alternate") return store.find(table.logicalName, key.values)[0];
  const row = store.read(table.logicalName, key.id);
  const elsewhere = key.partition !== undefined && row?.["partitionid"] !== key.partition;
  return elsewhere ? undefined : row;
}

/** The same, where the row has to be there: 404 otherwise. */
export function existingRow(store: Store, table: Table, key: KeyPredicate): Row {
  const row = findRow(store, table, key);
  if (row === undefined) throw rowNotFound(table, key);
  return row;
}

/** Primary key of a row. */
export function idOf(table: Table, row: Row): string {
  return String(row[table.primaryId]);
}

export function rowNotFound(table: Table, key: KeyPredicate): Refusal {
  if (key.kind === "primary") return idNotFound(table, key.id);
  const message = `A record with the specified key values does not exist in ${table.logicalName} entity`;
  return new Refusal(404, "0x80060891", message);
}

export function idNotFound({ logicalName }: Table, id: string): Refusal {
  return new Refusal(404, "0x80040217", `${logicalName} With Id = ${id} Does Not Exist`);
}
