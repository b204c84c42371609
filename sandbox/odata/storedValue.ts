import { exactNumber } from "../decimals/digits";
import type { Column } from "../schema/derived";
import type { Literal } from "./ast";
import { type EdmType, edmType, isNumeric } from "./edm";
import { toGuid } from "./guid";

/** A value as rows carry it, nulls apart. */
export type StoredValue = string | number | bigint;

/**
 * What a literal compares with a column as: the form its values are stored in. Undefined where the
 * types do not go together. A GUID may be quoted; nothing else is converted from text.
 */
export function storedValue(
  column: Pick<Column, "type" | "behavior">,
  literal: Exclude<Literal, { type: "null" }>,
): StoredValue | undefined {
  const type = edmType(column);
  switch (literal.type) {
    case "boolean":
      return type === "Edm.Boolean" ? Number(literal.value) : undefined;
    case "integer":
      return isNumeric(type) ? exactInteger(literal.value) : undefined;
    case "decimal":
      return isNumeric(type) ? fraction(type, literal.value) : undefined;
    case "guid":
      return type === "Edm.Guid" ? literal.value : undefined;
    case "date":
      return dateValue(type, literal.value);
    case "datetime":
      return type === "Edm.DateTimeOffset" ? comparableInstant(literal.value) : undefined;
    case "string":
      return textValue(column, literal.value);
    default:
      return undefined;
  }
}

function textValue(
  column: Pick<Column, "type" | "behavior">,
  value: string,
): StoredValue | undefined {
  if (edmType(column) === "Edm.Guid") {
    return toGuid(value);
  }
  if (column.type === "multichoice") {
    return sortedChoices(value);
  }
  return edmType(column) === "Edm.String" ? value : undefined;
}

/** `"9, 1"` as it is stored: `"1,9"`. */
function sortedChoices(value: string): string {
  const values = value.split(",").map((choice) => Number(choice.trim()));
  return values.sort((a, b) => a - b).join(",");
}

/** Numbers beyond 2^53 stay exact as bigints. */
function exactInteger(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** Decimals keep all of their digits; of other types a number has enough of them. */
function fraction(type: EdmType, text: string): number | string {
  return type === "Edm.Decimal" ? exactNumber(text) : Number(text);
}

function dateValue(type: string, value: string): string | undefined {
  if (!isCalendarDate(value)) {
    return undefined;
  }
  if (type === "Edm.Date") {
    return value;
  }
  return type === "Edm.DateTimeOffset" ? `${value}T00:00:00Z` : undefined;
}

function isCalendarDate(value: string): boolean {
  const parsed = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(value);
}

/**
 * Stored instants have no fraction and compare as text. A literal's fraction is put behind the `Z`,
 * which sorts it after its own second and before the next. Undefined for no such instant.
 */
export function comparableInstant(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!parts?.[1] || !isCalendarDate(parts[1])) {
    return undefined;
  }
  const [, date, minutes, seconds = ":00", fraction = "", zone] = parts;
  const instant = Date.parse(`${date}T${minutes}${seconds}${zone}`);
  if (Number.isNaN(instant)) {
    return undefined;
  }
  return `${new Date(instant).toISOString().slice(0, 19)}Z${fraction.replace(/^\.0*$|^\./, "")}`;
}
