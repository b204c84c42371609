import { type BoundExpand, isCollection } from "../odata/bound";
import type { SingleNavigation, Table } from "../schema/derived";
import type { Row } from "../types";
import { type ExpandContext, expandCollection } from "./expandCollection";
import { rowsById, sqlColumns } from "./fetchRows";
import { targetOf } from "./formattedValue";
import { jsonObject, jsonString, member } from "./json";
import { chunks, idsAtOnce } from "./related";
import { rowUrl } from "./request";
import { type RowShape, writeRows } from "./rowWriter";

/** Prints rows with their expands, one JSON object a row. */
export function printRows(
  rows: readonly Row[],
  shape: RowShape,
  expands: readonly BoundExpand[],
  scope: ExpandContext,
): string[] {
  const printed = writeRows(scope.store, rows, shape, scope.prefer);
  for (const expand of expands) {
    const members = expandMembers(rows, shape.table, expand, scope);
    for (const [at, row] of rows.entries()) {
      printed[at] += `,${members(row).join(",")}`;
    }
  }
  return printed.map((text) => `{${text}}`);
}

function expandMembers(
  rows: readonly Row[],
  table: Table,
  expand: BoundExpand,
  scope: ExpandContext,
): (row: Row) => string[] {
  const { navigation, target } = expand;
  if (isCollection(navigation)) {
    return expandCollection(rows, table, { ...expand, navigation }, scope, printRows);
  }
  const single =
    expand.reference || !target
      ? references(expand, navigation, scope)
      : expandSingle(rows, { ...expand, navigation, target }, scope);
  return (row) => [member(expand.name, single(row) ?? "null")];
}

/** Id of the row a lookup points to, if it points into that table. */
function pointedId(row: Row, navigation: SingleNavigation): string | undefined {
  const id = row[navigation.column.name];
  const fits = navigation.targets.includes(targetOf(navigation.column, row));
  return typeof id === "string" && fits ? id : undefined;
}

/** A link in place of the row, or of an owner the key of `principal`. */
function references(
  expand: BoundExpand,
  navigation: SingleNavigation,
  { store, root }: ExpandContext,
): (row: Row) => string | undefined {
  return (row) => {
    const id = pointedId(row, navigation);
    const logicalName = targetOf(navigation.column, row);
    const table = store.schema.tables.get(logicalName);
    if (!id || !table) {
      return undefined;
    }
    return expand.reference
      ? jsonObject([member("@odata.id", jsonString(rowUrl(root, table, id)))])
      : jsonObject([
          member("@odata.type", jsonString(`#Microsoft.Dynamics.CRM.${logicalName}`)),
          member("ownerid", jsonString(id)),
        ]);
  };
}

function expandSingle(
  rows: readonly Row[],
  expand: BoundExpand & { navigation: SingleNavigation; target: Table },
  scope: ExpandContext,
): (row: Row) => string | undefined {
  const { target, navigation, select } = expand;
  const ids = new Set(rows.flatMap((row) => pointedId(row, navigation) ?? []));
  const shape = {
    table: target,
    columns: select.columns,
    etag: scope.single === true && !scope.nested,
  };
  const printed = new Map<unknown, string>();
  const columns = sqlColumns(target, select.columns, expand.expand);
  const set = { store: scope.store, context: scope.context, table: target, filter: expand.filter };
  for (const part of chunks([...ids], idsAtOnce)) {
    const related = rowsById(set, columns, part);
    const texts = printRows(related, shape, expand.expand, scope);
    for (const [at, row] of related.entries()) {
      printed.set(row[target.primaryId], texts[at] ?? "null");
    }
  }
  return (row) => printed.get(pointedId(row, navigation));
}
