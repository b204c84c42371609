import type { ManyToMany, Table } from "../schema/derived";
import { systemValues } from "../store";
import type { Row, Store } from "../types";
import type { Call } from "./call";

const members = "listmember";

/**
 * Links a list and a member: a row with who made it and when, unlike the bare links of other
 * relationships.
 */
export function linkMember(
  call: Call,
  relationship: ManyToMany,
  list: string,
  member: string,
): void {
  const { store, context } = call;
  const table = store.schema.tables.get(members);
  if (table === undefined) return;
  const kind = relationship.with;
  const row = { listid: list, entityid: member, entityid__table: kind, entitytype: kind };
  store.insert(members, systemValues(store, table, row, context.now(), context.userId));
}

/** Has a list count its members after some have come or gone. */
export function countMembers(store: Store, list: string): void {
  if (store.read("list", list) === undefined) return;
  const sql = `SELECT count(*) AS members FROM "${members}" WHERE listid = ?`;
  const membercount = Number(store.select(sql, [list])[0]?.["members"]);
  store.update("list", list, { membercount, versionnumber: store.nextVersion() });
}

/** The list that a row which is deleted was a member of. */
export function listOf(table: Table, row: Row): string | undefined {
  return table.logicalName === members ? String(row["listid"]) : undefined;
}
