import { Refusal } from "../errors";
import type { CollectionNavigation, Table } from "../schema/derived";
import { inTransaction, tellAssociation } from "../webhooks";
import { type Call, tableOf } from "./call";
import { lookupColumns } from "./payload/lookup";
import { updateRow } from "./update";

/** Puts an existing row into a collection of another one. */
export function addMember(
  call: Call,
  table: Table,
  id: string,
  navigation: CollectionNavigation,
  member: string,
): void {
  if (navigation.kind === "manyToMany") {
    const { relationship, declaring } = navigation;
    const [a, b] = declaring ? [id, member] : [member, id];
    const association = {
      relationship: relationship.schemaName,
      table: navigation.table,
      id: member,
    };
    inTransaction(call, () => {
      call.store.link(relationship.schemaName, a, b);
      tellAssociation(call, "Associate", { table, id }, association);
    });
    return;
  }
  const child = tableOf(call, navigation.table);
  const row = call.store.read(child.logicalName, member);
  if (row === undefined) return;
  updateRow(call, child, row, lookupColumns(navigation.column, table.logicalName, id));
}

/** Takes a row out of a collection; one that is not in it stays as it is. */
export function removeMember(
  call: Call,
  table: Table,
  id: string,
  navigation: CollectionNavigation,
  member: string,
): void {
  if (navigation.kind === "manyToMany") {
    const { relationship, declaring } = navigation;
    const [a, b] = declaring ? [id, member] : [member, id];
    const association = {
      relationship: relationship.schemaName,
      table: navigation.table,
      id: member,
    };
    inTransaction(call, () => {
      call.store.unlink(relationship.schemaName, a, b);
      tellAssociation(call, "Disassociate", { table, id }, association);
    });
    return;
  }
  const child = tableOf(call, navigation.table);
  const row = call.store.read(child.logicalName, member);
  if (row?.[navigation.column.name] !== id) return;
  updateRow(call, child, row, lookupColumns(navigation.column, null, null));
}

/** A row of the wrong table put into a collection or lookup. */
export function wrongTarget(navigation: string, given: Table): Refusal {
  const message = `The entity '${given.logicalName}' cannot be associated through the navigation property '${navigation}'.`;
  return new Refusal(400, "0x80060888", message);
}
