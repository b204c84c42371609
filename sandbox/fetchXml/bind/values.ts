import { functionValues } from "../../odata/bind/functionValues";
import { edmType } from "../../odata/edm";
import type { StoredValue } from "../../odata/storedValue";
import type { Column, Schema } from "../../schema/derived";
import { refusal } from "../refusals";

/** The texts of a condition in the form the column is stored in. Throws 400 for what is no value. */
export function valuesOf(column: Column, texts: readonly string[], schema: Schema): StoredValue[] {
  const values = texts.map((text) => literal(column, text, schema));
  return functionValues(column, { kind: "list", values });
}

/** The X of `last-x-days`. */
export function amountOf(operator: string, text: string): number {
  const amount = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  const unit = /^in-|-x-/.test(operator)
    ? (/-x-(?:fiscal-)?(\w+)$/.exec(operator)?.[1] ?? "in")
    : "";
  if (amount < 1 || amount > (mostOf[unit] ?? 0)) {
    const message = `The value '${text}' is not valid for the operator '${operator}'.`;
    throw refusal("InvalidArgument", message);
  }
  return amount;
}

/** A thousand years: what goes beyond leaves the range of dates. */
const mostOf: Readonly<Record<string, number>> = {
  minutes: 525_000_000,
  hours: 8_750_000,
  days: 365_000,
  weeks: 52_000,
  months: 12_000,
  periods: 1000,
  years: 1000,
  /** A number of a fiscal period or year. */
  in: 9999,
};

/** The day a date or an instant is on, in UTC. */
export function dayOf(text: string): string {
  const instant = Date.parse(instantText(text));
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(instant)) {
    throw refusal("InvalidArgument", `The value '${text}' is not a date.`);
  }
  return new Date(instant).toISOString().slice(0, 10);
}

/** As OData would write it, outside of quotes if it is no text. */
function literal(column: Column, text: string, schema: Schema): string {
  const trimmed = text.trim();
  switch (edmType(column)) {
    case "Edm.String":
      return column.type === "entityname" ? tableName(trimmed, schema) : text;
    case "Edm.Boolean":
      return trimmed.toLowerCase().replace(/^0$/, "false").replace(/^1$/, "true");
    case "Edm.Guid":
      return trimmed.replace(/^\{(.*)\}$/, "$1");
    case "Edm.Date":
      return trimmed.split(/[T ]/, 1)[0] ?? "";
    case "Edm.DateTimeOffset":
      return instantText(trimmed);
    default:
      return trimmed;
  }
}

/** Tables go by their number too. */
function tableName(text: string, schema: Schema): string {
  const code = Number(text);
  const tables = [...schema.tables.values()];
  const known = tables.find(({ declaration }) => declaration.objectTypeCode === code);
  return code > 0 && known ? known.logicalName : text;
}

/** `2024-05-15 10:30` is a time of the caller, whose zone is UTC. */
function instantText(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/i.exec(
    text,
  );
  return parts ? `${parts[1]}T${parts[2]}${parts[3]?.toUpperCase() ?? "Z"}` : text;
}
