import { Refusal } from "../../errors";
import type { Column } from "../../schema/derived";
import type { Expression, Literal } from "../ast";
import { type EdmType, edmType } from "../edm";
import { parse } from "../parser";
import { type StoredValue, storedValue } from "../storedValue";
import { badSyntax } from "../syntaxRefusal";

const clrTypes: Partial<Record<EdmType, string>> = {
  "Edm.Boolean": "System.Boolean",
  "Edm.Date": "System.DateTime",
  "Edm.DateTimeOffset": "System.DateTime",
  "Edm.Decimal": "System.Decimal",
  "Edm.Double": "System.Double",
  "Edm.Guid": "System.Guid",
  "Edm.Int32": "System.Int32",
  "Edm.Int64": "System.Int64",
};

/** The strings of a `PropertyValues` list in the form the column is stored in. */
export function functionValues(column: Column, value: Expression | undefined): StoredValue[] {
  if (value?.kind !== "list" || value.values.length === 0) {
    throw badSyntax("The parameter 'PropertyValues' takes a collection of values.");
  }
  return value.values.map((text) => converted(column, text));
}

function converted(column: Column, text: string): StoredValue {
  const literal = literalOf(column, text);
  const stored = literal && storedValue(column, literal);
  if (stored === undefined) {
    const type = clrTypes[edmType(column)] ?? "System.String";
    throw new Refusal(
      400,
      "0x80040203",
      `Condition for attribute '${column.name}': expected argument(s) of type '${type}' but received 'System.String'.`,
    );
  }
  return stored;
}

/** Text columns take the string as it is; others what it would mean outside of quotes. */
function literalOf(column: Column, text: string): Exclude<Literal, { type: "null" }> | undefined {
  if (edmType(column) === "Edm.String") {
    const numeric = column.type !== "multichoice" || /^\d+$/.test(text);
    return numeric ? { kind: "literal", type: "string", value: text } : undefined;
  }
  try {
    const parsed = parse("AliasValue", text);
    return parsed.kind === "literal" && parsed.type !== "null" ? parsed : undefined;
  } catch (error) {
    if (error instanceof Refusal) {
      return undefined;
    }
    throw error;
  }
}
