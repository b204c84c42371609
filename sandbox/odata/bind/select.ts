import type { Column, Table } from "../../schema/derived";
import type { BoundSelect } from "../bound";
import { propertyNotFound } from "../refusals";

/** The parts of an address that bring its composite along. */
const addressPart = /^(address\d)_(line[123]|city|stateorprovince|postalcode|country)$/;

/**
 * The columns of an answer: those asked for, their automatic companions, the primary key. `always`
 * names columns that come along in an expanded row.
 *
 * Throws 400 for a name that is no column's property: in particular for a lookup by its column name
 * or navigation property, which is selected as `_x_value`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/select-columns
 */
export function bindSelect(
  table: Table,
  names: readonly string[] | undefined,
  always: readonly Column[] = [],
): BoundSelect {
  if (!names) {
    const all = [...table.properties.values()].filter(isReadable);
    return { columns: all, names: undefined };
  }
  const selected = [...new Set(names)].map((name) => {
    const column = table.properties.get(name);
    if (!column || !isReadable(column)) {
      throw propertyNotFound(name, table.logicalName);
    }
    return column;
  });
  const columns = [...selected, ...companions(table, selected), ...always, ...keys(table)];
  return { columns: [...new Set(columns)], names: selected.map(({ property }) => property) };
}

function isReadable(column: Column): boolean {
  return column.validForRead !== false;
}

function companions(table: Table, selected: readonly Column[]): Column[] {
  const names = selected.flatMap(({ name, type }) => {
    const address = addressPart.exec(name)?.[1];
    return [
      ...(type === "money" ? ["transactioncurrencyid"] : []),
      ...(address ? [`${address}_composite`] : []),
    ];
  });
  const elastic = table.declaration.elastic
    ? ["versionnumber", "partitionid", "ownerid", "owningbusinessunit"]
    : [];
  return columnsOf(table, [...names, ...elastic]);
}

/** Users and teams show the key of `principal`, which they inherit, beside their own. */
function keys(table: Table): Column[] {
  return columnsOf(table, [table.primaryId, ...(table.declaration.principal ? ["ownerid"] : [])]);
}

function columnsOf(table: Table, names: readonly string[]): Column[] {
  return names.flatMap((name) => table.columns.get(name) ?? []);
}
