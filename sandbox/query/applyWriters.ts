import { fixed } from "../decimals/arithmetic";
import type { BoundAggregate, BoundGroup } from "../odata/bound";
import type { Row, Store } from "../types";
import { dateText, grouped, money, valueFormatter } from "./formattedValue";
import { jsonString, member } from "./json";
import { loadRelated } from "./related";
import { wireWriter } from "./wire";

const formattedValue = "OData.Community.Display.V1.FormattedValue";

/** Decimals of sums and averages of money and decimals. */
const aggregateDecimals = 9;

/** Prints one value of a result row as members; none if it is null. */
export type ValueWriter = (row: Row) => string[];

/** A group key, under `statuscode` or `contact_fullname`. */
export function groupWriter(
  { column: { column }, name }: BoundGroup,
  rows: readonly Row[],
  store: Store,
  formatted: boolean,
): ValueWriter {
  const asColumn = (row: Row): Row => ({
    [column.name]: row[name] ?? null,
    [`${column.name}__table`]: row[`${name}__table`] ?? null,
  });
  const write = wireWriter(column);
  const format = valueFormatter(column, store.schema);
  const related = loadRelated(store, formatted ? rows.map(asColumn) : [], [column]);
  return (row) =>
    members(name, row[name], write, formatted ? format(asColumn(row), related) : undefined);
}

export function aggregateWriter(
  aggregate: BoundAggregate,
  formatted: boolean,
  exact = false,
): ValueWriter {
  const { write: plain, format } = printersOf(aggregate);
  const long = ["money", "decimal", "bigint"].includes(aggregate.column?.column.type ?? "");
  const write: Printer = exact && long ? (value) => jsonString(plain(value)) : plain;
  return (row) => {
    const value = row[aggregate.alias] ?? null;
    const text = formatted && value !== null ? format(value) : undefined;
    return members(aggregate.alias, value, write, text);
  };
}

type Value = Row[string];
type Printer = (value: NonNullable<Value>) => string;

function members(
  name: string,
  value: Value | undefined,
  write: Printer,
  formatted: string | undefined,
): string[] {
  if (value === null || value === undefined) {
    return [];
  }
  const annotation =
    formatted === undefined ? [] : [member(`${name}@${formattedValue}`, jsonString(formatted))];
  return [...annotation, member(name, write(value))];
}

function printersOf({ method, column }: BoundAggregate): {
  write: Printer;
  format: Printer;
} {
  const type = column?.column.type;
  if (!column || !type) {
    return { write: String, format: (value) => grouped(String(value)) };
  }
  const precision = column.column.precision ?? 2;
  const total = method === "sum" || method === "average";
  const plain = wireWriter(column.column);
  switch (type) {
    case "datetime":
      return {
        write: plain,
        format: (value) => dateText(String(value), column.column.format === "DateOnly"),
      };
    case "money":
      return {
        write: total ? (value) => fixed(value, aggregateDecimals) : plain,
        format: (value) => money(value, precision, "$"),
      };
    case "decimal":
    case "double":
      return {
        write: total && type === "decimal" ? (value) => fixed(value, aggregateDecimals) : plain,
        format: (value) => grouped(fixed(value, precision)),
      };
    default:
      return { write: whole, format: (value) => grouped(whole(value)) };
  }
}

/** Averages of whole numbers are whole numbers, as in SQL Server. */
function whole(value: NonNullable<Value>): string {
  return typeof value === "number" ? String(Math.trunc(value)) : String(value);
}
