import type { CollectionNavigation, SingleNavigation, Table } from "../../schema/derived";
import type { Row } from "../../types";
import type { Call } from "../call";
import { lookupColumns } from "./lookup";
import { boundRow, type Reference } from "./reference";
import { odataError, primitiveFound } from "./refusals";

/** What every activity is too. */
const base = "activitypointer";

/** The columns of a lookup that `x@odata.bind` binds to a row, or clears by null. */
export function bindLookup(
  call: Call,
  table: Table,
  { name, column, targets }: SingleNavigation,
  uri: unknown,
): Row {
  if (uri === null) return lookupColumns(column, null, null);
  const bound = boundTo(call, table, { name, targets }, uri);
  return lookupColumns(column, bound.kind, bound.id);
}

/** Ids of the rows that `Xs@odata.bind` puts into a collection. */
export function bindMembers(
  call: Call,
  table: Table,
  { name, table: target }: CollectionNavigation,
  uris: unknown,
): string[] {
  if (!Array.isArray(uris)) throw primitiveFound(table.setName, `${name}@odata.bind`);
  return uris.map((uri) => boundTo(call, table, { name, targets: [target] }, uri).id);
}

function boundTo(
  call: Call,
  table: Table,
  { name, targets }: { name: string; targets: readonly string[] },
  uri: unknown,
): Reference {
  if (typeof uri !== "string") throw primitiveFound(table.setName, `${name}@odata.bind`);
  const bound = boundRow(call, table.setName, uri);
  const types = [bound.table.logicalName, ...(bound.table.declaration.activity ? [base] : [])];
  if (targets.some((target) => types.includes(target))) return bound;
  throw odataError(
    table.setName,
    `The entity reference '${uri}' of type 'Microsoft.Dynamics.CRM.${bound.table.logicalName}' cannot be bound to the navigation property '${name}'.`,
  );
}
