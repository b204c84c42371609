import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import { notSimulated } from "../odata/refusals";
import type { CollectionNavigation, Column, Table } from "../schema/derived";
import { type Call, tableOf } from "./call";
import { lookupColumns } from "./payload/lookup";
import { tie, untie } from "./ties";
import { updateRow } from "./update";

/**
 * Puts an existing row into a collection of another one. Over one-to-many it moves there: its lookup
 * is overwritten without a word.
 */
export function addMember(
  call: Call,
  table: Table,
  id: string,
  navigation: CollectionNavigation,
  member: string,
): void {
  if (navigation.kind === "manyToMany") {
    tie(call, { table, id, navigation, member });
    return;
  }
  const child = tableOf(call, navigation.table);
  const row = call.store.read(child.logicalName, member);
  if (row === undefined) return;
  checkAppend(call, child, navigation.column, table);
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
    untie(call, { table, id, navigation, member });
    return;
  }
  const child = tableOf(call, navigation.table);
  const row = call.store.read(child.logicalName, member);
  checkAppend(call, child, navigation.column, table);
  if (row?.[navigation.column.name] !== id) return;
  updateRow(call, child, row, lookupColumns(navigation.column, null, null));
}

/**
 * What it takes to write a lookup by its link: to append the row to the other one. Lookups that the
 * system fills in are not written.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-access-coding
 */
export function checkAppend(call: Call, child: Table, column: Column, parent: Table): void {
  if (column.validForUpdate === false) throw notSimulated(`links of the column ${column.name}`);
  requirePrivilege(call.store, call.context, child, "Append");
  requirePrivilege(call.store, call.context, parent, "AppendTo");
}

/** A row of the wrong table put into a collection or lookup. */
export function wrongTarget(navigation: string, given: Table): Refusal {
  const message = `The entity '${given.logicalName}' cannot be associated through the navigation property '${navigation}'.`;
  return new Refusal(400, "0x80060888", message);
}
