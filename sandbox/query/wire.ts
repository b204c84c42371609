import { fixed } from "../decimals/arithmetic";
import type { Column } from "../schema/derived";
import type { Row } from "../types";
import { jsonString } from "./json";

type Value = Row[string];

/** Decimals every money value is printed with. */
const moneyDecimals = 4;

/** Decimals of a decimal column that declares none. */
const defaultPrecision = 2;

/**
 * How a column's stored values, nulls apart, are printed in JSON: money with four decimals, decimals with theirs,
 * bigints exactly, and these three as text where `exact` asks for it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-properties
 */
export function wireWriter(
  column: Pick<Column, "type" | "precision">,
  exact = false,
): (value: NonNullable<Value>) => string {
  if (exact && ["money", "decimal", "bigint"].includes(column.type)) {
    const write = wireWriter(column);
    return (value) => jsonString(write(value));
  }
  switch (column.type) {
    case "boolean":
      return (value) => (value ? "true" : "false");
    case "money":
      return (value) => fixed(value, moneyDecimals);
    case "decimal":
      return (value) => fixed(value, column.precision ?? defaultPrecision);
    case "integer":
    case "bigint":
    case "double":
    case "choice":
    case "state":
    case "status":
      return String;
    default:
      return (value) => jsonString(String(value));
  }
}
