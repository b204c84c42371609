import { COMPARISONS, numericForm } from "./literalForms";
import { isoDate } from "./repairs/dates";
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

/** A date as a literal: with a time and a zone, unless only days are compared; undefined for what is no date. */
export function dateLiteral(text: string, type: string): string | undefined {
  const date = isoDate(text);
  if (date === undefined || type === "Date") return date?.slice(0, 10);
  const form = numericForm(date);
  if (form === "date") return `${date}T00:00:00Z`;
  return form === "local" ? `${date}Z` : date;
}

/** Types of numbers, without their namespace. */
export const NUMBER = /^(?:Int16|Int32|Int64|Decimal|Double|Single|Byte)$/;
