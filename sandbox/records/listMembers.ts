import { Refusal } from "../errors";
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

/** Refuses the end of a membership in a list that is closed. */
export function checkMemberRemoval(store: Store, table: Table, row: Row): void {
  const list = listOf(table, row);
  const found = list === undefined ? undefined : store.read("list", list);
  if (found) refuseClosedList(found);
}

const memberTables: Readonly<Record<number, string>> = { 1: "account", 2: "contact", 4: "lead" };

/** Logical name of the table whose rows a list has. */
export function memberTable(list: Row): string {
  return memberTables[Number(list["createdfromcode"])] ?? "contact";
}

/** The row that says so where a row is a member of a list. */
export function memberRow(store: Store, listid: string, entityid: string): Row | undefined {
  return store.find(members, { listid, entityid })[0];
}

export function isMember(store: Store, listid: string, entityid: string): boolean {
  return memberRow(store, listid, entityid) !== undefined;
}

/**
 * A list that is a query, or that is locked, takes no change of its members. The codes are those of the
 * service's list; its words are not documented.
 */
export function refuseClosedList(list: Row): void {
  if (list["type"] === 1) {
    const message = "Members of a dynamic list cannot be added or removed.";
    throw new Refusal(400, "0x8004F701", message);
  }
  if (list["lockstatus"] === 1) {
    throw new Refusal(400, "0x80040302", "Members of a locked list cannot be added or removed.");
  }
}
