import { Refusal } from "../../errors";
import { typeColumn } from "../../fetchXml/bind/columns";
import { hierarchyOf, isHierarchy } from "../../query/sql/hierarchy";
import type { Column } from "../../schema/derived";
import type { Call, Expression } from "../ast";
import type { BoundColumn, FunctionCondition, Step } from "../bound";
import { edmType } from "../edm";
import { toGuid } from "../guid";
import { attributeNotFound, badQuery, namespace } from "../refusals";
import type { StoredValue } from "../storedValue";
import { badSyntax } from "../syntaxRefusal";
import { fullText, type Signature, signatures } from "./functionSignatures";
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
    throw refuseFunction(call.name);
  }
  if (scope.negated) {
    const message = "Not operator along with the Custom Named Condition operators is not allowed";
    throw new Refusal(405, "0x80060888", message);
  }
  checkParameters(call, signature);
  const bound = columnOf(call, scope, name, signature);
  if (name === fullText) throw noFullText(name);
  const { column } = bound;
  const given = call.named["PropertyValue"] ?? call.named["PropertyValues"];
  const value = given && withoutAlias(given, scope);
  const numbers = ["PropertyValue1", "PropertyValue2"].flatMap((parameter) => {
    const number = call.named[parameter];
    return number === undefined ? [] : [amountOf(withoutAlias(number, scope))];
  });
  return {
    kind: "function",
    name,
    column: bound,
    ...valuesOf(name, signature, column, value),
    ...(numbers.length > 0 ? { numbers } : {}),
  };
}

/** No table of the sandbox has a column with a full-text index. */
function noFullText(name: string): Refusal {
  const message = `Unknown Condition Operator: ${name}. FetchXml does not support it`;
  return new Refusal(400, "0x80041120", message);
}

const parameterNames: Record<Signature["parameters"], string[]> = {
  none: ["PropertyName"],
  amount: ["PropertyName", "PropertyValue"],
  text: ["PropertyName", "PropertyValue"],
  value: ["PropertyName", "PropertyValue"],
  values: ["PropertyName", "PropertyValues"],
  pair: ["PropertyName", "PropertyValues"],
  id: ["PropertyName", "PropertyValue"],
  periodAndYear: ["PropertyName", "PropertyValue1", "PropertyValue2"],
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
function columnOf(call: Call, scope: Scope, name: string, { columns }: Signature): BoundColumn {
  const given = call.named["PropertyName"];
  const property = given && withoutAlias(given, scope);
  if (property?.kind !== "literal" || property.type !== "string") {
    throw refuseFunction(call.name);
  }
  const bound = namedColumn(property.value, scope);
  const { column, table } = bound;
  if (!suits(column, columns)) {
    throw badQuery(`The operator ${name} is not valid for the attribute ${column.name}.`);
  }
  if (isHierarchy(name) && !hierarchyOf(scope.schema, { table, column })) {
    throw badQuery(`The attribute ${column.name} has no hierarchical relationship.`);
  }
  return bound;
}

/** `createdon`, of the rows that the innermost `any` or `all` is about, or `t/createdon` and its like. */
function namedColumn(text: string, scope: Scope): BoundColumn {
  const names = text.split("/");
  const variable = scope.variables.has(names[0] ?? "") ? names.shift() : undefined;
  const range = variable ?? [...scope.variables.keys()].at(-1) ?? "";
  let table = scope.variables.get(range) ?? scope.table;
  const steps: Step[] = [];
  for (const name of names.slice(0, -1)) {
    const navigation = table.single.get(name);
    const target = scope.schema.tables.get(navigation?.target.table ?? "");
    if (!navigation || !target) throw attributeNotFound(text, table);
    steps.push({ navigation, target });
    table = target;
  }
  const last = names.at(-1) ?? "";
  const column = table.columns.get(last) ?? typeColumn(table, last);
  if (!column || column.type === "partylist") throw attributeNotFound(last, table);
  return { range, steps, table, column };
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
    case "integer":
      return column.type === "integer";
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
    case "id":
      return { values: [idOf(value)], amount: 0 };
    case "periodAndYear":
      return { values: [], amount: 0 };
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

/** A row's id, quoted or bare. */
function idOf(value: Expression | undefined): string {
  const id = value?.kind === "literal" ? toGuid(String(value.value)) : undefined;
  if (id === undefined) throw badSyntax("The parameter 'PropertyValue' takes the id of a row.");
  return id;
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
