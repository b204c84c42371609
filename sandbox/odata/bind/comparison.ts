import type { Refusal } from "../../errors";
import type { ComparisonOperator, Expression, Literal } from "../ast";
import type { BoundColumn, Condition } from "../bound";
import { type EdmType, edmType, literalType } from "../edm";
import { badQuery, incompatibleOperands, nodeNotSupported, notSimulated } from "../refusals";
import { storedValue } from "../storedValue";
import { badSyntax } from "../syntaxRefusal";
import { notACondition } from "./notACondition";
import { bindPath } from "./path";
import { type Scope, withoutAlias } from "./scope";
import { refuseFunction } from "./textFunction";

type Comparison = Extract<Expression, { kind: "compare" }>;

/** Names of the operators in the library's messages. */
const operatorKinds: Record<ComparisonOperator, string> = {
  eq: "Equal",
  ne: "NotEqual",
  gt: "GreaterThan",
  ge: "GreaterThanOrEqual",
  lt: "LessThan",
  le: "LessThanOrEqual",
};

/** Binds `column operator literal` and `column operator column`, the only comparisons there are. */
export function bindComparison(comparison: Comparison, scope: Scope): Condition {
  const { operator } = comparison;
  if (operator === "in") {
    throw nodeNotSupported("In");
  }
  if (operator === "has") {
    throw nodeNotSupported("BinaryOperator");
  }
  const left = withoutAlias(comparison.left, scope);
  const right = withoutAlias(comparison.right, scope);
  if (left.kind === "not" && left.operand.kind === "path") {
    throw notACondition(left.operand.segments, scope, "Not");
  }
  if (left.kind !== "path") {
    throw notAnOperand(left);
  }
  const path = bindPath(left.segments, scope);
  if (path.kind === "navigation") {
    throw navigationCompared(path.typeName, operator, right);
  }
  if (right.kind === "literal") {
    return withLiteral(operator, path, right);
  }
  if (right.kind !== "path") {
    throw notAnOperand(right);
  }
  return withColumn(operator, path, right.segments, scope);
}

function withLiteral(
  operator: ComparisonOperator,
  column: BoundColumn,
  literal: Literal,
): Condition {
  const equality = operator === "eq" || operator === "ne";
  if (literal.type === "null") {
    if (!equality) {
      throw badQuery(`The operator '${operator}' cannot compare with null.`);
    }
    return { kind: "compare", operator, column, value: null };
  }
  const type = edmType(column.column);
  const value = storedValue(column.column, literal);
  if (value === undefined || (!equality && !isOrdered(column))) {
    throw incompatibleOperands(type, literalType(literal), operatorKinds[operator]);
  }
  checkOrder(type, equality);
  return { kind: "compare", operator, column, value };
}

function withColumn(
  operator: ComparisonOperator,
  left: BoundColumn,
  segments: readonly string[],
  scope: Scope,
): Condition {
  const right = bindPath(segments, scope);
  const type = edmType(left.column);
  const other = right.kind === "column" ? edmType(right.column) : right.typeName;
  const equality = operator === "eq" || operator === "ne";
  if (right.kind === "navigation" || type !== other || (!equality && !isOrdered(left))) {
    throw incompatibleOperands(type, other, operatorKinds[operator]);
  }
  checkOrder(type, equality);
  if (left.range !== right.range || stepNames(left) !== stepNames(right)) {
    throw badQuery("Column comparisons across tables are not supported.");
  }
  return { kind: "columns", operator, left, right };
}

function isOrdered({ column }: BoundColumn): boolean {
  return column.type !== "boolean" && column.type !== "multichoice" && column.type !== "image";
}

/** SQL Server sorts GUIDs by their last bytes first. */
function checkOrder(type: EdmType, equality: boolean): void {
  if (!equality && type === "Edm.Guid") {
    throw notSimulated("greater and less of GUIDs");
  }
}

function stepNames({ steps }: BoundColumn): string {
  return steps.map(({ navigation }) => navigation.name).join("/");
}

/** A lookup is compared by its `_x_value`; its navigation property is a row, not a value. */
function navigationCompared(
  typeName: string,
  operator: ComparisonOperator,
  right: Expression,
): Refusal {
  if (right.kind === "literal" && right.type !== "null") {
    return incompatibleOperands(typeName, literalType(right), operatorKinds[operator]);
  }
  return nodeNotSupported("SingleNavigation");
}

function notAnOperand(expression: Expression): Refusal {
  switch (expression.kind) {
    case "arithmetic":
      return nodeNotSupported(expression.operator);
    case "call":
      return refuseFunction(expression.name);
    case "literal":
      return nodeNotSupported("Constant");
    case "list":
      return badSyntax("A collection cannot be compared.");
    case "lambda":
      return nodeNotSupported(expression.operator === "any" ? "Any" : "All");
    case "not":
      return nodeNotSupported("UnaryOperator");
    default:
      return nodeNotSupported("BinaryOperator");
  }
}
