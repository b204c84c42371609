import type { Table } from "../schema/derived";
import type { Row } from "../types";
import { comparableValue } from "./comparableValue";
import { storedColumns } from "./ddl";
import { identityCondition, identityValues, type RowIdentity } from "./identity";
import { checked } from "./plans";
import { comparable, quote } from "./sql";
import type { Parameter } from "./statements";

/** The SELECT of whole rows whose columns equal these values, and its parameters. */
export function findRows(table: Table, values: Row): { sql: string; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const conditions = Object.entries(values).map(([name, value]) => {
    const column = table.columns.get(name);
    const expression = column ? comparable(column) : quote(checked(table, name));
    if (value === null) {
      return `${expression} IS NULL`;
    }
    parameters.push(column ? comparableValue(column, value) : value);
    return `${expression} = ?`;
  });
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const sql = `SELECT ${columnList(table)} FROM ${quote(table.logicalName)}${where}`;
  return { sql, parameters };
}

/** The SELECT of the one row of an identity. */
export function readRow(
  table: Table,
  identity: RowIdentity,
): { sql: string; parameters: Parameter[] } {
  const where = identityCondition(table);
  const sql = `SELECT ${columnList(table)} FROM ${quote(table.logicalName)} WHERE ${where}`;
  return { sql, parameters: identityValues(table, identity) };
}

const lists = new WeakMap<Table, string>();

/** Everything the row has, without the folded companions. */
function columnList(table: Table): string {
  const known = lists.get(table);
  if (known !== undefined) return known;
  const list = storedColumns(table)
    .flatMap(({ name, polymorphic }) => (polymorphic ? [name, `${name}__table`] : [name]))
    .map(quote)
    .join(", ");
  lists.set(table, list);
  return list;
}
