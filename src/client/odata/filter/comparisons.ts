import { COMPARISONS } from "./literalForms";
import type { Token } from "./tokens";

/** A comparison of a column with a value, as it is written. */
export interface Comparison {
  readonly column: string;
  readonly operator: string;
  readonly value: Token;
}

export function comparisonsIn(tokens: readonly Token[]): Comparison[] {
  return tokens.flatMap((value, index) => {
    const [column, operator] = [tokens[index - 2], tokens[index - 1]];
    if (column?.kind !== "word" || operator?.kind !== "word") return [];
    return COMPARISONS.has(operator.text)
      ? [{ column: column.text, operator: operator.text, value }]
      : [];
  });
}

export function shown({ column, operator }: Comparison, value: string): string {
  return `${column} ${operator} ${value}`;
}

/** A date as a literal: with a time and a zone, unless only days are compared. */
export function dateLiteral(text: string, type = "DateTimeOffset"): string {
  const day = text.slice(0, 10);
  if (type === "Date") return day;
  const rest = text.slice(10).trim().replace(/^t/i, "");
  if (rest === "") return `${day}T00:00:00Z`;
  return `${day}T${rest}${/(?:z|[+-]\d{2}:?\d{2})$/i.test(rest) ? "" : "Z"}`;
}

/** Types of numbers, without their namespace. */
export const NUMBER = /^(?:Int16|Int32|Int64|Decimal|Double|Single|Byte)$/;
