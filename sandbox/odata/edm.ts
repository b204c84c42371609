import type { Column } from "../schema/derived";
import type { Literal } from "./ast";

export type EdmType =
  | "Edm.Binary"
  | "Edm.Boolean"
  | "Edm.Date"
  | "Edm.DateTimeOffset"
  | "Edm.Decimal"
  | "Edm.Double"
  | "Edm.Guid"
  | "Edm.Int32"
  | "Edm.Int64"
  | "Edm.String";

/**
 * The type a column has on the wire.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-properties
 */
export function edmType(column: Pick<Column, "type" | "behavior">): EdmType {
  switch (column.type) {
    case "integer":
    case "choice":
    case "state":
    case "status":
      return "Edm.Int32";
    case "bigint":
      return "Edm.Int64";
    case "decimal":
    case "money":
      return "Edm.Decimal";
    case "double":
      return "Edm.Double";
    case "boolean":
      return "Edm.Boolean";
    case "datetime":
      return column.behavior === "DateOnly" ? "Edm.Date" : "Edm.DateTimeOffset";
    case "lookup":
    case "uniqueidentifier":
    case "file":
      return "Edm.Guid";
    case "image":
      return "Edm.Binary";
    default:
      return "Edm.String";
  }
}

/** Whether values of this type are numbers, which compare with each other whatever their kind. */
export function isNumeric(type: EdmType): boolean {
  return ["Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double"].includes(type);
}

/** The type of a literal as written; null has none. */
export function literalType(literal: Exclude<Literal, { type: "null" }>): string {
  switch (literal.type) {
    case "boolean":
      return "Edm.Boolean";
    case "guid":
      return "Edm.Guid";
    case "datetime":
      return "Edm.DateTimeOffset";
    case "date":
      return "Edm.Date";
    case "decimal":
      return "Edm.Double";
    case "integer":
      return integerType(literal.value);
    case "enumeration":
      return literal.enumeration;
    default:
      return "Edm.String";
  }
}

function integerType(text: string): EdmType {
  const value = BigInt(text);
  if (BigInt.asIntN(32, value) === value) {
    return "Edm.Int32";
  }
  return BigInt.asIntN(64, value) === value ? "Edm.Int64" : "Edm.Decimal";
}
