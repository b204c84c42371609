import type { BoundColumn, BoundOrder, Condition } from "../odata/bound";
import { type Pager, pagerOf, type RowSet, sqlColumns } from "../query/fetchRows";
import type { Table } from "../schema/derived";
import type { Row } from "../types";
import type { ChangesRequest } from "./request";

/**
 * The rows of a read of changes: of the first read all, of later ones those with a new version.
 *
 * @param from a version that no row wanted is below, so that the index leads to it
 */
export function changedRows(request: ChangesRequest, from?: Row[string]): RowSet {
  const { call, table, since, token } = request;
  const upTo = call.tracking.heldBack ? token.version : undefined;
  const conditions: Condition[] = [
    ...(since === undefined ? [] : [versions(table, "gt", since.version)]),
    ...(typeof from === "number" ? [versions(table, "ge", from)] : []),
    ...(upTo === undefined ? [] : [versions(table, "le", upTo)]),
  ];
  const filter: Condition | undefined =
    conditions.length > 0 ? { kind: "and", operands: conditions } : undefined;
  return { store: call.store, table, context: call.context, filter, restriction: undefined };
}

/** Pages of those rows, the ones that were changed first to begin with. */
export function changedRowsPager(request: ChangesRequest): Pager {
  const { table, select, place } = request;
  const order: BoundOrder = { column: versionColumn(table), descending: false };
  return pagerOf(
    changedRows(request, place?.position.last[0]),
    [order],
    sqlColumns(table, select.columns, []),
  );
}

function versions(table: Table, operator: "gt" | "ge" | "le", value: number): Condition {
  return { kind: "compare", operator, column: versionColumn(table), value };
}

function versionColumn(table: Table): BoundColumn {
  const column = table.columns.get("versionnumber");
  if (column === undefined) throw new Error(`${table.logicalName} has no row versions.`);
  return { range: "", steps: [], table, column };
}
