import { signatures } from "../../odata/bind/functionSignatures";
import { suits } from "../../odata/bind/functions";
import type { BoundColumn, Condition } from "../../odata/bound";
import { edmType, isNumeric } from "../../odata/edm";
import { storedValue } from "../../odata/storedValue";
import { hierarchyOf, isHierarchy } from "../../query/sql/hierarchy";
import type { Column } from "../../schema/derived";
import type { ConditionNode } from "../parse/ast";
import { refusal } from "../refusals";
import { compareColumns } from "./compareColumns";
import { type Operator, operators } from "./operators";
import { boundColumn, type Scope, sourceNamed } from "./scope";
import { amountOf, dayOf, valuesOf } from "./values";

/**
 * Looks up the names of a condition and checks that operator, column and values go together.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/operators
 */
export function bindCondition(node: ConditionNode, scope: Scope): Condition {
  const operator = operators.get(node.operator);
  if (!operator) {
    throw refusal("QueryBuilderInvalidConditionOperator", "Unsupported condition operator.");
  }
  const source = sourceNamed(node.entityName, scope);
  const column = boundColumn(source, node.attribute);
  if (node.otherColumn !== undefined) {
    return compareColumns(operator, column, node.otherColumn, source, scope);
  }
  const hierarchical = operator.kind !== "function" || !isHierarchy(operator.name);
  if (!fits(operator, column.column) || !(hierarchical || hierarchyOf(scope.schema, column))) {
    throw unsuitable(node);
  }
  return withValues(operator, column, node, scope);
}

function withValues(
  operator: Operator,
  column: BoundColumn,
  node: ConditionNode,
  scope: Scope,
): Condition {
  const [value = ""] = node.values;
  switch (operator.kind) {
    case "null":
      checkCount(operator, node, 0);
      return { kind: "compare", operator: operator.operator, column, value: null };
    case "language":
      checkCount(operator, node, 0);
      return { kind: "compare", operator: "eq", column, value: scope.language() };
    case "compare": {
      checkCount(operator, node, column.column.type === "multichoice" ? node.values.length : 1);
      const [stored = ""] = comparedValues(column.column, node, scope);
      return { kind: "compare", operator: operator.operator, column, value: stored };
    }
    case "text": {
      checkCount(operator, node, 1);
      const condition = { kind: "text", function: operator.function, column, value } as const;
      return operator.negated ? { kind: "not", operand: condition } : condition;
    }
    case "function":
      return functionCondition(operator.name, column, node, scope);
  }
}

function functionCondition(
  name: string,
  column: BoundColumn,
  node: ConditionNode,
  scope: Scope,
): Condition {
  const [value = ""] = node.values;
  const condition = { kind: "function", name, column, values: [], amount: 0 } as const;
  const parameters = signatures.get(name)?.parameters;
  switch (parameters) {
    case "amount":
      checkCount({ name }, node, 1);
      return { ...condition, values: [], amount: amountOf(node.operator, value) };
    case "id":
      checkCount({ name }, node, 1);
      return { ...condition, values: valuesOf(column.column, node.values, scope.schema) };
    case "periodAndYear":
      checkCount({ name }, node, 2);
      return {
        ...condition,
        values: [],
        numbers: node.values.map((text) => amountOf(node.operator, text)),
      };
    case "value":
      checkCount({ name }, node, 1);
      return { ...condition, values: [dayOf(value.trim())] };
    case "pair":
      checkCount({ name }, node, 2);
      return { ...condition, values: valuesOf(column.column, node.values, scope.schema) };
    case "values":
      checkCount({ name }, node, Math.max(node.values.length, 1));
      return { ...condition, values: valuesOf(column.column, node.values, scope.schema) };
    default:
      checkCount({ name }, node, 0);
      return { ...condition, values: [] };
  }
}

/** A set of choices equals another with the same members. */
function comparedValues(column: Column, node: ConditionNode, { schema }: Scope) {
  if (column.type !== "multichoice") {
    return valuesOf(column, node.values, schema);
  }
  const value = node.values.join(",");
  const set = /^\s*\d+\s*(,\s*\d+\s*)*$/.test(value);
  const stored = set && storedValue(column, { kind: "literal", type: "string", value });
  if (!stored) {
    throw refusal("InvalidArgument", `The value '${value}' is not a set of choices.`);
  }
  return [stored];
}

function fits(operator: Operator, column: Column): boolean {
  const text = column.type === "string" || column.type === "memo";
  switch (operator.kind) {
    case "null":
      return true;
    case "language":
      return column.type === "integer";
    case "text":
      return text;
    case "compare":
      return operator.operator === "eq" || operator.operator === "ne"
        ? column.type !== "image" && column.type !== "file"
        : text || isOrdered(column);
    case "function":
      return operator.name.endsWith("Between")
        ? isOrdered(column)
        : column.type === "multichoice"
          ? operator.name.includes("Contain")
          : suits(column, signatures.get(operator.name)?.columns ?? "any");
  }
}

function isOrdered(column: Column): boolean {
  return isNumeric(edmType(column)) || column.type === "datetime";
}

export function unsuitable({ operator, attribute }: ConditionNode) {
  return refusal(
    "QueryBuilderInvalidConditionOperator",
    `Unsupported condition operator. The operator '${operator}' is not valid for the attribute '${attribute}'.`,
  );
}

function checkCount({ name }: { name: string }, node: ConditionNode, expected: number): void {
  const given = node.values.length;
  if (given !== expected) {
    throw refusal(
      "InvalidArgument",
      `The ConditionOperator.${name} requires ${expected} value/s, not ${given}. Parameter name: ${node.attribute}`,
    );
  }
}
