import { Refusal } from "../errors";
import type { CollectionNavigation, Table } from "../schema/derived";
import { inTransaction, notifyAssociation } from "../webhooks";
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
    tie(call, "Associate", { table, id }, navigation, member);
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
    tie(call, "Disassociate", { table, id }, navigation, member);
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

/** Ties two rows of a many-to-many relationship together, or takes them apart, and reports it. */
function tie(
  call: Call,
  message: "Associate" | "Disassociate",
  { table, id }: { table: Table; id: string },
  { relationship, declaring, table: other }: Extract<CollectionNavigation, { kind: "manyToMany" }>,
  member: string,
): void {
  const { schemaName } = relationship;
  const [a, b] = declaring ? [id, member] : [member, id];
  inTransaction(call, () => {
    if (message === "Associate") call.store.link(schemaName, a, b);
    else call.store.unlink(schemaName, a, b);
    const association = { relationship: schemaName, table: other, id: member };
    notifyAssociation(call, message, { table, id }, association);
  });
}
