import { Refusal } from "../errors";
import type { KeyPredicate } from "../odata/key";
import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";

/** The row a key means, or undefined where there is none: what an upsert needs to know. */
export function findByKey(store: Store, table: Table, key: KeyPredicate): Row | undefined {
  if (key.kind === "alternate") {
    return store.find(table.logicalName, key.values)[0];
  }
  return store.read(table.logicalName, { id: key.id, partition: key.partition });
}

/** The row a key means. Throws 404 where there is none. */
export function resolveKey(store: Store, table: Table, key: KeyPredicate): Row {
  const row = findByKey(store, table, key);
  if (row) {
    return row;
  }
  throw key.kind === "primary"
    ? doesNotExist(table, key.id)
    : new Refusal(
        404,
        "0x80060891",
        `A record with the specified key values does not exist in ${table.logicalName} entity`,
      );
}

export function doesNotExist(table: Table, id: string): Refusal {
  return new Refusal(404, "0x80040217", `${table.logicalName} With Id = ${id} Does Not Exist`);
}
