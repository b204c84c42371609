import { ExactNumber } from "../../decimals/digits";
import { type Related, targetOf } from "../../query";
import type { Column } from "../../schema/derived";
import type { Row } from "../../types";
import { typed, typedReference, wireDate } from "./wire";

/** Files and images travel apart from their rows; party lists are separate rows. */
const apart = new Set(["file", "image", "partylist"]);

/** Whether a column is among the attributes of an event at all. */
export function travels(column: Column): boolean {
  return !apart.has(column.type) && column.name !== "versionnumber";
}

/**
 * The value of a row's column as the SDK's types are serialised: choices, amounts and lookups in
 * wrappers, dates as `/Date(ms)/`, the rest plain.
 *
 * @param related has the names of rows looked up; they are null without it, as in what was written
 */
export function wireValue(column: Column, row: Row, related?: Related): unknown {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  switch (column.type) {
    case "choice":
    case "state":
    case "status":
      return typed("OptionSetValue", { Value: value });
    case "multichoice":
      return String(value)
        .split(",")
        .map((option) => ({ Value: Number(option) }));
    case "money":
      return typed("Money", { Value: exactly(value) });
    case "decimal":
      return exactly(value);
    case "boolean":
      return value === 1;
    case "datetime":
      return wireDate(value);
    case "lookup": {
      const table = targetOf(column, row);
      return typedReference(table, String(value), related?.name(table, String(value)) ?? null);
    }
    default:
      return value;
  }
}

/** Digits that a JavaScript number has not all of are printed as a number all the same. */
function exactly(value: NonNullable<Row[string]>): unknown {
  return typeof value === "string" ? new ExactNumber(value) : value;
}
