import { placesOf } from "../../compare/decimals";
import { numberKey } from "../../json/exactNumber";
import { roundDecimal } from "../../json/roundDecimal";
import { collationKey } from "../../keys/collationKey";
import type { Compare, Literal, Node } from "../../odata/filter/tree";
import { normalizeGuid } from "../../odata/guid";
import { textOfLiteral } from "../../odata/literal";
import { momentMs } from "../../text/momentMs";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import type { ValueAt } from "./types";

/**
 * Whether a row with these values meets a condition; undefined where that cannot be said for certain: parts of
 * other tables, functions, and comparisons that SQL leaves open. Pure.
 */
export function evaluate(
  node: Node,
  table: Pick<TableDefinition, "columns">,
  valueAt: ValueAt,
  isNegated = false,
): boolean | undefined {
  const each = (inner: Node) => evaluate(inner, table, valueAt, isNegated);
  switch (node.kind) {
    case "group":
      return each(node.inner);
    case "and":
      return all(node.operands.map(each));
    case "or":
      return negated(all(node.operands.map((operand) => negated(each(operand)))));
    case "not":
      return negated(evaluate(node.operand, table, valueAt, !isNegated));
    case "compare":
      return compared(node, { table, valueAt, isNegated });
    case "in":
      return listed(node, { table, valueAt, isNegated: isNegated !== node.negated });
    default:
      return undefined;
  }
}

/** The column that a condition names, if it is one of the table itself. */
export function columnNamed(
  { columns }: Pick<TableDefinition, "columns">,
  name: string,
): ColumnDefinition | undefined {
  return columns.get(/^_(.+)_value$/.exec(name)?.[1] ?? name);
}

interface Around {
  readonly table: Pick<TableDefinition, "columns">;
  readonly valueAt: ValueAt;
  readonly isNegated: boolean;
}

const all = (values: readonly (boolean | undefined)[]): boolean | undefined => {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
};

const negated = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

const compared = (
  { operator, left, right }: Pick<Compare, "operator" | "left" | "right">,
  { table, valueAt, isNegated }: Around,
): boolean | undefined => {
  const column = left.kind === "path" ? columnNamed(table, left.text) : undefined;
  if (!column || right.kind !== "literal") return undefined;
  const known = valueAt(column);
  if (!known) return undefined;
  const isEmpty = known.value === null || known.value === undefined || known.value === "";
  if (right.type === "null") {
    return operator === "eq" ? isEmpty : operator === "ne" ? !isEmpty : undefined;
  }
  // An empty column equals nothing, and in SQL differs from nothing either.
  if (isEmpty) return operator === "eq" && !isNegated ? false : undefined;
  const order = ordered(column, known.value, right);
  return order === undefined ? undefined : OPERATORS[operator]?.(order);
};

const listed = (
  node: Extract<Node, { readonly kind: "in" }>,
  around: Around,
): boolean | undefined => {
  const { left, values } = node;
  const found = values.map((right) => compared({ operator: "eq", left, right }, around));
  const isIn = negated(all(found.map(negated)));
  return node.negated ? negated(isIn) : isIn;
};

/** NaN says that two values differ, and no more. */
const OPERATORS: Readonly<Record<string, (order: number) => boolean | undefined>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => (Number.isNaN(order) ? undefined : order > 0),
  ge: (order) => (Number.isNaN(order) ? undefined : order >= 0),
  lt: (order) => (Number.isNaN(order) ? undefined : order < 0),
  le: (order) => (Number.isNaN(order) ? undefined : order <= 0),
};

const ordered = (
  column: ColumnDefinition,
  value: unknown,
  { type, text }: Literal,
): number | undefined => {
  switch (column.kind) {
    case "string":
    case "memo":
      return type === "text"
        ? same(collationKey(String(value)), collationKey(textOfLiteral(text)))
        : undefined;
    case "boolean":
      return type === "boolean" ? same(String(value), text) : undefined;
    case "integer":
    case "bigint":
    case "choice":
    case "state":
    case "status":
      return type === "number" ? numbers(String(value), text) : undefined;
    case "decimal":
    case "money":
      return type === "number" ? numbers(stored(column, value), text) : undefined;
    case "lookup":
    case "customer":
    case "owner":
    case "uniqueidentifier":
      return guids(String(value), text);
    case "datetime":
      return type === "date" || type === "datetime" ? times(String(value), text) : undefined;
    default:
      return undefined;
  }
};

/** A number as the column keeps it. */
const stored = (column: ColumnDefinition, value: unknown): string => {
  const [text, places] = [String(value), placesOf(column)];
  return (places === undefined ? undefined : roundDecimal(text, places)) ?? text;
};

const same = (one: string, other: string): number => (one === other ? 0 : Number.NaN);

const numbers = (one: string, other: string): number | undefined => {
  if (numberKey(one) === undefined || numberKey(other) === undefined) return undefined;
  return numberKey(one) === numberKey(other) ? 0 : Number(one) - Number(other) || undefined;
};

const guids = (one: string, other: string): number | undefined => {
  const [left, right] = [normalizeGuid(one), normalizeGuid(other)];
  return left === undefined || right === undefined ? undefined : same(left, right);
};

/** Dates and moments are told apart by their length: a day is no moment. */
const times = (one: string, other: string): number | undefined => {
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  if (isDay(one) !== isDay(other)) return undefined;
  const order = momentMs(one) - momentMs(other);
  return Number.isNaN(order) ? undefined : order;
};
