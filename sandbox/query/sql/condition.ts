import type { ComparisonOperator } from "../../odata/ast";
import type { BoundColumn, Condition } from "../../odata/bound";
import type { StoredValue } from "../../odata/storedValue";
import type { Column } from "../../schema/derived";
import { fold, isText, quote } from "../../store";
import { Range } from "./builder";
import { functionSql } from "./functions";
import { membership } from "./membership";
import { globPattern } from "./pattern";

type Lambda = Extract<Condition, { kind: "lambda" }>;

/** The ranges a condition may speak of: `""` and the lambda variables around it. */
export type Ranges = ReadonlyMap<string, Range>;

const operators: Record<ComparisonOperator, string> = {
  eq: "=",
  ne: "<>",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
};

/**
 * A bound `$filter` as SQL. SQL's own three-valued logic is the service's: a comparison with null
 * is neither true nor false, and only what is true is returned.
 */
export function conditionSql(condition: Condition, ranges: Ranges): string {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => conditionSql(operand, ranges));
      return `(${operands.join(condition.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      return `NOT (${conditionSql(condition.operand, ranges)})`;
    case "compare":
      return comparisonSql(condition.operator, condition.column, condition.value, ranges);
    case "columns": {
      const left = rangeOf(condition.left, ranges).comparable(condition.left);
      const right = rangeOf(condition.right, ranges).comparable(condition.right);
      return `${left} ${operators[condition.operator]} ${right}`;
    }
    case "text": {
      const range = rangeOf(condition.column, ranges);
      const pattern = range.statement.place(globPattern(condition.function, condition.value));
      return `lower(${range.comparable(condition.column)}) GLOB ${pattern}`;
    }
    case "function":
      return functionSql(condition, rangeOf(condition.column, ranges));
    case "lambda":
      return lambdaSql(condition, ranges);
  }
}

/** A value in the form `comparable` columns are compared with. */
export function comparableValue(column: Column, value: StoredValue): StoredValue {
  return isText(column) ? fold(String(value)) : value;
}

function comparisonSql(
  operator: ComparisonOperator,
  column: BoundColumn,
  value: StoredValue | null,
  ranges: Ranges,
): string {
  const range = rangeOf(column, ranges);
  if (value === null) {
    return `${range.plain(column)} IS ${operator === "eq" ? "NULL" : "NOT NULL"}`;
  }
  const place = range.statement.place(comparableValue(column.column, value));
  return `${range.comparable(column)} ${operators[operator]} ${place}`;
}

/** `all` holds where no row of the collection fails to be true. */
function lambdaSql(lambda: Lambda, ranges: Ranges): string {
  const outer = rangeNamed(lambda.range, ranges);
  const range = new Range(outer.statement, lambda.target, outer.statement.alias());
  const { schema } = outer.statement;
  const rows = membership(schema, lambda.table, lambda.navigation, range.alias);
  const conditions = [`${rows.parent} = ${outer.id}`, ...(rows.condition ? [rows.condition] : [])];
  if (lambda.body && lambda.variable !== undefined) {
    const body = conditionSql(lambda.body, new Map([...ranges, [lambda.variable, range]]));
    conditions.push(lambda.operator === "any" ? `(${body})` : `(${body}) IS NOT TRUE`);
  }
  const text = `SELECT 1 FROM ${rows.from}${range.joins()} WHERE ${conditions.join(" AND ")}`;
  return lambda.operator === "any" ? `EXISTS (${text})` : `NOT EXISTS (${text})`;
}

function rangeOf(column: BoundColumn, ranges: Ranges): Range {
  return rangeNamed(column.range, ranges);
}

function rangeNamed(name: string, ranges: Ranges): Range {
  const range = ranges.get(name);
  if (!range) {
    throw new Error(`The query has no range ${quote(name)}.`);
  }
  return range;
}
