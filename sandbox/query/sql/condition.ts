import type { ComparisonOperator } from "../../odata/ast";
import type { BoundColumn, Condition } from "../../odata/bound";
import { linkLimit, tooManyLinks } from "../../odata/refusals";
import type { StoredValue } from "../../odata/storedValue";
import { comparableValue, quote } from "../../store";
import { Range } from "./builder";
import { functionSql } from "./functions";
import { membership } from "./membership";
import { globPattern } from "./pattern";

type Lambda = Extract<Condition, { kind: "lambda" }>;
type TextCondition = Extract<Condition, { kind: "text" }>;
type ColumnsCondition = Extract<Condition, { kind: "columns" }>;

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

const opposites: Record<ComparisonOperator, ComparisonOperator> = {
  eq: "ne",
  ne: "eq",
  gt: "le",
  ge: "lt",
  lt: "ge",
  le: "gt",
};

/**
 * A bound `$filter` as SQL. A comparison with a row that has no value is neither true nor false, as
 * in SQL, and only what is true is returned. The exceptions are `ne` and the negated forms of `eq`
 * and of the string functions: they hold for rows without a value.
 */
export function conditionSql(condition: Condition, ranges: Ranges): string {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => conditionSql(operand, ranges));
      return `(${operands.join(condition.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      return negatedSql(condition.operand, ranges);
    case "compare":
      return comparisonSql(condition.operator, condition.column, condition.value, ranges);
    case "columns":
      return columnsSql(condition, ranges);
    case "text":
      return textSql(condition, ranges);
    case "function":
      return functionSql(condition, rangeOf(condition.column, ranges));
    case "lambda":
      return lambdaSql(condition, ranges);
  }
}

/**
 * The opposite of a condition. The query engine has no `not`: it has an opposite for each operator,
 * so that `not` goes down to the comparisons, and `not (name eq 'x')` means `name ne 'x'`.
 */
function negatedSql(condition: Condition, ranges: Ranges): string {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => negatedSql(operand, ranges));
      return `(${operands.join(condition.kind === "and" ? " OR " : " AND ")})`;
    }
    case "not":
      return conditionSql(condition.operand, ranges);
    case "compare":
    case "columns":
      return conditionSql({ ...condition, operator: opposites[condition.operator] }, ranges);
    case "text":
      return withoutValueToo(`NOT ${textSql(condition, ranges)}`, condition.column, ranges);
    default:
      return `NOT (${conditionSql(condition, ranges)})`;
  }
}

/** What is true of rows, and of those that have no value in the column. */
function withoutValueToo(text: string, column: BoundColumn, ranges: Ranges): string {
  return `(${text} OR ${rangeOf(column, ranges).plain(column)} IS NULL)`;
}

function textSql({ function: name, column, value }: TextCondition, ranges: Ranges): string {
  const range = rangeOf(column, ranges);
  const pattern = range.statement.place(globPattern(name, value));
  return `lower(${range.comparable(column)}) GLOB ${pattern}`;
}

function columnsSql({ operator, left, right }: ColumnsCondition, ranges: Ranges): string {
  const [one, other] = [left, right].map((column) => rangeOf(column, ranges).comparable(column));
  return `${one} ${operator === "ne" ? "IS NOT" : operators[operator]} ${other}`;
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
  const text = `${range.comparable(column)} ${operators[operator]} ${place}`;
  return operator === "ne" ? withoutValueToo(text, column, ranges) : text;
}

/** `all` holds where no row of the collection fails to be true. */
function lambdaSql(lambda: Lambda, ranges: Ranges): string {
  if (ranges.size > linkLimit) throw tooManyLinks();
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
