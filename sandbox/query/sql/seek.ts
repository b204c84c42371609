import { comparableValue, type Parameter } from "../../store";
import type { Row } from "../../types";
import type { Statement } from "./builder";
import type { OrderKey } from "./order";

type Value = Row[string];

/**
 * The condition "behind this row" in a sort order: a seek by key, so that a page costs the same
 * wherever it is. `last` holds the row's value of each key.
 */
export function seekSql(
  keys: readonly OrderKey[],
  last: readonly Value[],
  statement: Statement,
): string {
  const [key, ...rest] = keys;
  const [value = null, ...values] = last;
  if (!key) {
    return "0";
  }
  const beyond = beyondSql(key, value, statement);
  if (rest.length === 0) {
    return beyond;
  }
  return `(${beyond} OR (${sameSql(key, value, statement)} AND ${seekSql(rest, values, statement)}))`;
}

function sameSql(key: OrderKey, value: Value, statement: Statement): string {
  return value === null
    ? `${key.expression} IS NULL`
    : `${key.expression} = ${statement.place(compared(key, value))}`;
}

/** Nulls come first when ascending and last when descending. */
function beyondSql(key: OrderKey, value: Value, statement: Statement): string {
  const { expression, descending } = key;
  if (value === null) {
    return descending ? "0" : `${expression} IS NOT NULL`;
  }
  const place = statement.place(compared(key, value));
  return descending
    ? `(${expression} < ${place} OR ${expression} IS NULL)`
    : `${expression} > ${place}`;
}

function compared({ kind }: OrderKey, value: NonNullable<Value>): Parameter {
  if (kind === "text") return comparableValue({ type: "string" }, value);
  return kind === "decimal" ? comparableValue({ type: "decimal" }, value) : value;
}
