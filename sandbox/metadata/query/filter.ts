import { Refusal } from "../../errors";
import type { Expression, Literal } from "../../odata/ast";
import { aliasValue } from "../../odata/query";
import { incompatibleOperands, nodeNotSupported } from "../../odata/refusals";
import { badSyntax } from "../../odata/syntaxRefusal";
import type { MetadataType, View } from "../model/types";
import { functionNotSupported } from "../refusals";
import { type Operand, operandOf } from "./operand";
import { comparedValue, typeOfLiteral } from "./value";

export type Test<Subject> = (subject: Subject, view: View) => boolean;

type Aliases = ReadonlyMap<string, string>;
type Comparison = Extract<Expression, { kind: "compare" }>;

/** Names of the operators in the service's messages. Definitions know no others. */
const operatorKinds: Readonly<Record<string, string>> = {
  eq: "Equal",
  ne: "NotEqual",
  gt: "GreaterThan",
  lt: "LessThan",
};

/**
 * Binds a `$filter` of definitions: comparisons of a property with a value, joined by `and`, `or`
 * and `not`. Unlike the filters of rows, these compare letter case, and take null for a value.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export function bindFilter<Subject>(
  expression: Expression,
  type: MetadataType<Subject>,
  aliases: Aliases,
): Test<Subject> {
  switch (expression.kind) {
    case "and": {
      const tests = expression.operands.map((operand) => bindFilter(operand, type, aliases));
      return (subject, view) => tests.every((test) => test(subject, view));
    }
    case "or": {
      const tests = expression.operands.map((operand) => bindFilter(operand, type, aliases));
      return (subject, view) => tests.some((test) => test(subject, view));
    }
    case "not": {
      const test = bindFilter(expression.operand, type, aliases);
      return (subject, view) => !test(subject, view);
    }
    case "compare":
      return bindComparison(expression, type, aliases);
    default:
      throw notACondition(expression);
  }
}

function bindComparison<Subject>(
  { operator, left, right }: Comparison,
  type: MetadataType<Subject>,
  aliases: Aliases,
): Test<Subject> {
  if (operator === "in") throw nodeNotSupported("In");
  const kind = operatorKinds[operator];
  if (kind === undefined) throw nodeNotSupported("BinaryOperator");
  if (left.kind !== "path") throw leftHandSide(left, kind);
  const operand = operandOf(type, left.segments);
  const value = right.kind === "alias" ? aliasValue(aliases, right.name) : right;
  if (value.kind !== "literal") throw notAValue(value);
  return compare(operator, kind, operand, value);
}

function compare<Subject>(
  operator: string,
  kind: string,
  { type, read }: Operand<Subject>,
  literal: Literal,
): Test<Subject> {
  const equality = operator === "eq" || operator === "ne";
  const expected = comparedValue(type, literal);
  if (expected === undefined) {
    throw incompatibleOperands(publicName(type), typeOfLiteral(literal), kind);
  }
  if (equality) {
    return (subject, view) => (read(subject, view) === expected) === (operator === "eq");
  }
  if (expected === null || typeof expected === "boolean" || !isOrdered(type)) {
    throw nodeNotSupported("BinaryOperator");
  }
  return (subject, view) => {
    const actual = read(subject, view);
    if (typeof actual !== typeof expected || actual === null) return false;
    return operator === "gt" ? actual > expected : actual < expected;
  };
}

function isOrdered(type: string): boolean {
  return !["Edm.String", "Edm.Guid", "Edm.Boolean"].includes(type) && type.startsWith("Edm.");
}

function publicName(type: string): string {
  return type.replace("mscrm.", "Microsoft.Dynamics.CRM.");
}

function notACondition(expression: Expression): Refusal {
  switch (expression.kind) {
    case "call":
      return functionNotSupported(expression.name);
    case "lambda":
      return nodeNotSupported(expression.operator === "any" ? "Any" : "All");
    case "path":
      return nodeNotSupported("SingleValuePropertyAccess");
    case "arithmetic":
      return nodeNotSupported(expression.operator);
    default:
      return badSyntax("The $filter expression must evaluate to a single boolean value.");
  }
}

function leftHandSide(left: Expression, kind: string): Refusal {
  if (left.kind === "call" || left.kind === "lambda" || left.kind === "arithmetic") {
    return notACondition(left);
  }
  const message = `The left side of the '${kind}' operator must be a property of the entity.`;
  return new Refusal(400, "0x80072501", message);
}

function notAValue(value: Expression): Refusal {
  return value.kind === "path"
    ? nodeNotSupported("SingleValuePropertyAccess")
    : notACondition(value);
}
