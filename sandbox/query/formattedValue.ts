import { fixed } from "../decimals/arithmetic";
import type { Column, Schema } from "../schema/derived";
import type { Row } from "../types";

type Value = Row[string];

/** What formatting needs beside the row: names of related rows and symbols of currencies, by id. */
export interface Related {
  name(table: string, id: string): string | undefined;
  symbol(currencyId: string): string | undefined;
}

/**
 * How a value is shown to a user whose language is English (United States), or undefined where the
 * service gives no formatted value: plain text, GUIDs and nulls.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/select-columns#formatted-values
 */
export function valueFormatter(
  column: Column,
  schema: Schema,
): (row: Row, related: Related) => string | undefined {
  const format = formatter(column, schema);
  return (row, related) => {
    const value = row[column.name];
    return value === null || value === undefined ? undefined : format?.(value, row, related);
  };
}

type Formatter = (value: NonNullable<Value>, row: Row, related: Related) => string | undefined;

function formatter(column: Column, schema: Schema): Formatter | undefined {
  switch (column.type) {
    case "boolean":
    case "choice":
    case "state":
    case "status": {
      const labels = labelsOf(column);
      return (value) => labels.get(Number(value));
    }
    case "multichoice": {
      const labels = labelsOf(column);
      return (value) =>
        String(value)
          .split(",")
          .map((one) => labels.get(Number(one)) ?? one)
          .join("; ");
    }
    case "lookup":
      return (value, row, related) => related.name(targetOf(column, row), String(value));
    case "money":
      return (value, row, related) => money(value, column.precision ?? 2, symbolOf(row, related));
    case "decimal":
    case "double":
      return (value) => grouped(fixed(value, column.precision ?? 2));
    case "integer":
    case "bigint":
      return (value) => grouped(String(value));
    case "datetime":
      return (value) => dateText(String(value), column.format === "DateOnly");
    case "entityname":
      return (value) => schema.tables.get(String(value))?.declaration.label;
    default:
      return undefined;
  }
}

/** Logical name of the table a row's lookup points to. */
export function targetOf(column: Column, row: Row): string {
  const stored = column.polymorphic ? row[`${column.name}__table`] : undefined;
  return String(stored ?? column.targets?.[0]?.table ?? "");
}

/** `25870370` as `25,870,370`. */
export function grouped(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d{1,40})(.*)$/s.exec(text) ?? [];
  return sign + thousands(whole) + rest;
}

/** `$20,000.00`, and in parentheses when negative. */
export function money(value: NonNullable<Value>, precision: number, symbol: string): string {
  const text = fixed(value, precision);
  const amount = symbol + grouped(text.replace("-", ""));
  return Number(value) < 0 ? `(${amount})` : amount;
}

function symbolOf(row: Row, related: Related): string {
  const currency = row["transactioncurrencyid"];
  return (typeof currency === "string" && related.symbol(currency)) || "$";
}

/** `4/7/2023 2:59 PM`; without the time where the column shows dates only. */
export function dateText(stored: string, dateOnly: boolean): string {
  const [, year, month, date, hours, minutes] =
    /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?/.exec(stored)?.map(Number) ?? [];
  const day = `${month}/${date}/${year}`;
  if (dateOnly || hours === undefined || Number.isNaN(hours)) {
    return day;
  }
  const clock = `${hours % 12 || 12}:${String(minutes).padStart(2, "0")}`;
  return `${day} ${clock} ${hours < 12 ? "AM" : "PM"}`;
}

function labelsOf(column: Column): ReadonlyMap<number, string> {
  const declared = (column.options ?? []).map(({ value, label }) => [value, label] as const);
  const usual =
    column.type === "boolean"
      ? ([
          [0, "No"],
          [1, "Yes"],
        ] as const)
      : [];
  return new Map([...usual, ...declared]);
}

function thousands(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}
