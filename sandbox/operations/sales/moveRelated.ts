import { type Call, tableOf } from "../../records/call";
import { addMember, removeMember } from "../../records/members";
import { lookupColumns } from "../../records/payload/lookup";
import { idOf } from "../../records/rows";
import type { CollectionNavigation, Table } from "../../schema/derived";
import { identityOf } from "../../store";

type ManyToMany = Extract<CollectionNavigation, { kind: "manyToMany" }>;
type OneToMany = Extract<CollectionNavigation, { kind: "oneToMany" }>;

/** Lets everything that refers to a row refer to another one of its table. */
export function moveRelated(call: Call, table: Table, from: string, to: string): void {
  for (const navigation of table.collections.values()) {
    if (navigation.kind === "manyToMany") moveLinks(call, table, navigation, from, to);
    // Rows that were merged before keep the master that they were merged into.
    else if (navigation.column.name !== "masterid") moveChildren(call, table, navigation, from, to);
  }
}

function moveChildren(
  call: Call,
  table: Table,
  { table: name, column }: OneToMany,
  from: string,
  to: string,
): void {
  const child = tableOf(call, name);
  // A row of all activities is moved with the table it is stored in.
  if (child.declaration.abstract) return;
  for (const row of call.store.find(name, { [column.name]: from })) {
    // A child of the merged row may be the one it is merged into.
    const isSelf = name === table.logicalName && idOf(child, row) === to;
    const moved = lookupColumns(column, table.logicalName, isSelf ? null : to);
    const versionnumber = call.store.nextVersion();
    call.store.update(name, identityOf(child, row), { ...moved, versionnumber });
  }
}

function moveLinks(
  call: Call,
  table: Table,
  navigation: ManyToMany,
  from: string,
  to: string,
): void {
  const { relationship, declaring, table: other } = navigation;
  const [a, b] = tableOf(call, relationship.intersect).declaration.columns;
  const [mine = "", theirs = ""] = (declaring ? [a, b] : [b, a]).map((column) => column?.name);
  const there = new Set(
    call.store.find(relationship.intersect, { [mine]: to }).map((row) => row[theirs]),
  );
  for (const row of call.store.find(relationship.intersect, { [mine]: from })) {
    const member = String(row[theirs]);
    if (call.store.read(other, member) === undefined) continue;
    removeMember(call, table, from, navigation, member);
    if (!there.has(member)) addMember(call, table, to, navigation, member);
  }
}
