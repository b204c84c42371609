import type { KeyPredicate } from "../odata/key";
import { resolveKey } from "../query";
import type { CollectionNavigation, SingleNavigation, Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { type Call, tableOf } from "./call";
import { addMember, removeMember, wrongTarget } from "./members";
import { jsonBody } from "./payload/body";
import { lookupColumns } from "./payload/lookup";
import { absoluteRow, type Reference } from "./payload/reference";
import { noContent } from "./respond";
import { idOf } from "./rows";
import { updateRow } from "./update";

/** One end of an association: the row whose navigation property is written. */
export interface End<Navigation> {
  table: Table;
  key: KeyPredicate;
  navigation: Navigation;
}

/**
 * `POST accounts(A)/Account_Tasks/$ref`: puts an existing row into a collection.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 */
export function addReference(call: Call, end: End<CollectionNavigation>): SandboxResponse {
  const { table, navigation } = end;
  const owner = resolveKey(call.store, table, end.key);
  const member = referenced(call, table);
  checkTarget(navigation.name, [navigation.table], member);
  addMember(call, table, idOf(table, owner), navigation, member.id);
  return noContent();
}

/** `DELETE accounts(A)/Account_Tasks(T)/$ref`, or with the row's absolute URL in `$id`. */
export function removeReference(
  call: Call,
  end: End<CollectionNavigation>,
  member: KeyPredicate | undefined,
  url: string | undefined,
): SandboxResponse {
  const { table, navigation } = end;
  const id = idOf(table, resolveKey(call.store, table, end.key));
  const target = tableOf(call, navigation.table);
  if (member !== undefined) {
    removeMember(call, table, id, navigation, idOf(target, resolveKey(call.store, target, member)));
    return noContent();
  }
  const reference = absoluteRow(call, table.setName, url);
  checkTarget(navigation.name, [navigation.table], reference);
  removeMember(call, table, id, navigation, reference.id);
  return noContent();
}

/** `PUT opportunities(O)/customerid_account/$ref`: sets a lookup. */
export function setReference(call: Call, end: End<SingleNavigation>): SandboxResponse {
  const { table, navigation } = end;
  const row = resolveKey(call.store, table, end.key);
  const { table: target, id, kind } = referenced(call, table);
  checkTarget(navigation.name, navigation.targets, { table: target });
  updateRow(call, table, row, lookupColumns(navigation.column, kind, id));
  return noContent();
}

/** `DELETE opportunities(O)/customerid_account/$ref`: clears a lookup. */
export function clearReference(call: Call, end: End<SingleNavigation>): SandboxResponse {
  const row = resolveKey(call.store, end.table, end.key);
  updateRow(call, end.table, row, lookupColumns(end.navigation.column, null, null));
  return noContent();
}

function referenced(call: Call, table: Table): Reference {
  return absoluteRow(call, table.setName, jsonBody(call, table)["@odata.id"]);
}

function checkTarget(
  navigation: string,
  targets: readonly string[],
  { table }: Pick<Reference, "table">,
): void {
  if (!targets.includes(table.logicalName)) throw wrongTarget(navigation, table);
}
