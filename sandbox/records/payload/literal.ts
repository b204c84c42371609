import { ExactNumber } from "../../decimals/digits";
import { Refusal } from "../../errors";
import { odataError } from "./refusals";

/** Where a value is, for the sentences that refuse it. */
export interface Place {
  setName: string;
  logicalName: string;
  column: string;
}

/** The refusal of a JSON value that is not of the column's type. */
export function wrongLiteral(place: Place, value: unknown, edmType: string): Refusal {
  if (typeof value === "object" && value !== null && !(value instanceof ExactNumber)) {
    const node = Array.isArray(value) ? "StartArray" : "StartObject";
    return odataError(
      place.setName,
      `An unexpected '${node}' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected.`,
    );
  }
  const sentence = `Cannot convert the literal '${printed(value)}' to the expected type '${edmType}'.`;
  return odataError(place.setName, `${sentence} ---> ${reason(value, edmType)}`);
}

/** A number beyond the column's bounds. */
export function outOfRange({ logicalName, column }: Place, code: string): Refusal {
  const message = `A validation error occurred. The value of '${column}' on record of type '${logicalName}' is outside the valid range.`;
  return new Refusal(400, code, message);
}

/** .NET prints booleans with a capital. */
function printed(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

function reason(value: unknown, edmType: string): string {
  if (typeof value !== "string") {
    return `Microsoft.OData.ODataException: Cannot convert a value of type '${jsonType(value)}' to the expected target type '${edmType}'.`;
  }
  switch (edmType) {
    case "Edm.Guid":
      return "System.FormatException: Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).";
    case "Edm.Date":
      return `System.FormatException: String '${value}' was not recognized as a valid Edm.Date.`;
    case "Edm.DateTimeOffset":
      return dateTimeReason(value);
    case "Edm.Boolean":
      return "System.FormatException: String was not recognized as a valid Boolean.";
    default:
      return "System.FormatException: Input string was not in a correct format.";
  }
}

function dateTimeReason(value: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value)
    ? `System.FormatException: The time zone information is missing on the DateTimeOffset value '${value}'. A DateTimeOffset value must contain the time zone information.`
    : `System.FormatException: The string '${value}' is not a valid AllXsd value.`;
}

/** The type the reader gives a JSON value before it looks at the column. */
function jsonType(value: unknown): string {
  if (typeof value === "boolean") return "Edm.Boolean";
  return Number.isInteger(value) ? "Edm.Int32" : "Edm.Decimal";
}
