import type { KeyPredicate } from "../odata/key";
import { badQuery } from "../odata/refusals";
import { resolveKey } from "../query";
import type { CollectionNavigation, SingleNavigation, Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { type Call, tableOf } from "./call";
import { addMember, checkAppend, removeMember, wrongTarget } from "./members";
import { jsonBody } from "./payload/body";
import { lookupColumns } from "./payload/lookup";
import { absoluteRow, boundRow, type Reference } from "./payload/reference";
import { odataError } from "./payload/refusals";
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
  const member = absoluteRow(call, table.setName, givenLink(call, table));
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

/**
 * `PUT opportunities(O)/customerid_account/$ref`: sets a lookup. Its link may be relative. Owners are
 * assigned by an update instead.
 */
export function setReference(call: Call, end: End<SingleNavigation>): SandboxResponse {
  const { table, navigation } = end;
  const { column } = navigation;
  if (column.lookupKind === "owner") {
    throw badQuery("edmProperty should be CrmEdmStructuralProperty");
  }
  const row = resolveKey(call.store, table, end.key);
  const link = givenLink(call, table);
  const {
    table: target,
    id,
    kind,
  } = typeof link === "string"
    ? boundRow(call, table.setName, link)
    : absoluteRow(call, table.setName, link);
  checkTarget(navigation.name, navigation.targets, { table: target });
  checkAppend(call, table, column, target);
  updateRow(call, table, row, lookupColumns(column, kind, id));
  return noContent();
}

/** `DELETE opportunities(O)/customerid_account/$ref`: clears a lookup. */
export function clearReference(call: Call, end: End<SingleNavigation>): SandboxResponse {
  const row = resolveKey(call.store, end.table, end.key);
  updateRow(call, end.table, row, lookupColumns(end.navigation.column, null, null));
  return noContent();
}

/** The `@odata.id` of the body, which has nothing else: one link a request. */
function givenLink(call: Call, { setName }: Table): unknown {
  const { "@odata.id": link, ...others } = jsonBody(call, { setName });
  const [property] = Object.keys(others).filter((name) => !name.startsWith("@odata."));
  if (property === undefined) return link;
  throw odataError(
    setName,
    `The property '${property}' was found in an entity reference link. An entity reference link has the annotation 'odata.id' and no other properties.`,
  );
}

function checkTarget(
  navigation: string,
  targets: readonly string[],
  { table }: Pick<Reference, "table">,
): void {
  if (!targets.includes(table.logicalName)) throw wrongTarget(navigation, table);
}
