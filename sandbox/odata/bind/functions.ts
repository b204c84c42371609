import { Refusal } from "../../errors";
import type { Column } from "../../schema/derived";
import type { Call, Expression } from "../ast";
import type { FunctionCondition } from "../bound";
import { edmType } from "../edm";
import { attributeNotFound, badQuery, namespace, notSimulated } from "../refusals";
import type { StoredValue } from "../storedValue";
import { badSyntax } from "../syntaxRefusal";
import { type Signature, signatures, unsimulated } from "./functionSignatures";
import { functionValues } from "./functionValues";
import { type Scope, withoutAlias } from "./scope";
import { refuseFunction } from "./textFunction";

const prefix = `${namespace}.`;

export function isQueryFunction(name: string): boolean {
  return name.startsWith(prefix);
}

/**
 * Binds one of the service's own query functions.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/queryfunctions
 */
export function bindFunction(call: Call, scope: Scope): FunctionCondition {
  const name = call.name.slice(prefix.length);
  const signature = signatures.get(name);
  if (!signature) {
    throw unsimulated.has(name)
      ? notSimulated(`the query function ${name}`)
      : refuseFunction(call.name);
  }
  if (scope.negated) {
    const message = "Not operator along with the Custom Named Condition operators is not allowed";
    throw new Refusal(405, "0x80060888", message);
  }
  if (scope.variables.size > 0) {
    throw notSimulated("query functions inside any and all");
  }
  checkParameters(call, signature);
  const column = columnOf(call, scope, name, signature);
  const given = call.named["PropertyValue"] ?? call.named["PropertyValues"];
  const value = given && withoutAlias(given, scope);
  const bound = { range: "", steps: [], table: scope.table, column };
  return { kind: "function", name, column: bound, ...valuesOf(name, signature, column, value) };
}

const parameterNames: Record<Signature["parameters"], string[]> = {
  none: ["PropertyName"],
  amount: ["PropertyName", "PropertyValue"],
  value: ["PropertyName", "PropertyValue"],
  values: ["PropertyName", "PropertyValues"],
  pair: ["PropertyName", "PropertyValues"],
};

function checkParameters(call: Call, { parameters }: Signature): void {
  const expected = parameterNames[parameters];
  const given = Object.keys(call.named);
  const fits = given.length === expected.length && expected.every((name) => given.includes(name));
  if (!fits || call.positional.length > 0) {
    throw refuseFunction(call.name);
  }
}

/** Columns go by their logical name here: `ownerid`, not `_ownerid_value`. */
function columnOf(call: Call, scope: Scope, name: string, { columns }: Signature): Column {
  const given = call.named["PropertyName"];
  const property = given && withoutAlias(given, scope);
  if (property?.kind !== "literal" || property.type !== "string") {
    throw refuseFunction(call.name);
  }
  const column = scope.table.columns.get(property.value);
  if (!column || column.type === "partylist") {
    throw attributeNotFound(property.value, scope.table);
  }
  if (!suits(column, columns)) {
    throw badQuery(`The operator ${name} is not valid for the attribute ${column.name}.`);
  }
  return column;
}

/** Whether a query function is for columns of this type. */
export function suits(column: Column, columns: Signature["columns"]): boolean {
  switch (columns) {
    case "date":
      return column.type === "datetime";
    case "instant":
      return edmType(column) === "Edm.DateTimeOffset";
    case "id":
      return edmType(column) === "Edm.Guid" && column.type !== "file";
    case "choices":
      return column.type === "multichoice";
    default:
      return column.type !== "image" && column.type !== "file";
  }
}

function valuesOf(
  name: string,
  { parameters }: Signature,
  column: Column,
  value: Expression | undefined,
): { values: StoredValue[]; amount: number } {
  switch (parameters) {
    case "none":
      return { values: [], amount: 0 };
    case "amount":
      return { values: [], amount: amountOf(value) };
    case "value":
      return { values: [dateOf(value)], amount: 0 };
    default: {
      const values = functionValues(column, value);
      if (parameters === "pair" && values.length !== 2) {
        throw badQuery(`The ${name} operator requires exactly two values.`);
      }
      return { values, amount: 0 };
    }
  }
}

/** `Edm.Int64` in the functions' reference; the service takes a number in quotes too. */
function amountOf(value: Expression | undefined): number {
  const quoted = value?.kind === "literal" && value.type === "string";
  const whole = value?.kind === "literal" && (value.type === "integer" || quoted);
  const text = whole ? String(value.value) : "";
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw badSyntax("The parameter 'PropertyValue' takes a whole number greater than zero.");
  }
  return Number(text);
}

/** The day a date or an instant is on, in UTC. */
function dateOf(value: Expression | undefined): string {
  const text = value?.kind === "literal" && value.type !== "null" ? String(value.value) : "";
  const instant = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(instant)) {
    throw badSyntax("The parameter 'PropertyValue' takes a date.");
  }
  return new Date(instant).toISOString().slice(0, 10);
}
