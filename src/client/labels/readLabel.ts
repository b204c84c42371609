import { normalizeGuid } from "../odata/guid";
import type { ColumnDefinition, ColumnKind } from "../types/tables";

/** One label, or those of a multi-select choice. */
export type Label = string | readonly string[];

/** What the text beside a value is; `unsure` where only the column's definition can say it. */
export type LabelReading = { readonly label: Label } | "none" | "unsure";

/** The numbers of the options of a multi-select choice, as Dataverse writes them. */
const NUMBERS = /^-?\d{1,10}(?:,-?\d{1,10})*$/;
const LARGEST = 2 ** 31;

/**
 * Whether a formatted value is a label, as far as the value and its text say it. Dataverse formats choices,
 * yes/no, lookups, numbers, money and times, and neither plain text nor ids (Microsoft: "Select columns,
 * formatted values"). Hence:
 *
 * - beside true and false there is a label, and beside a GUID the name of a lookup's record;
 * - a text of whole numbers is a multi-select choice. Numbers too long for JavaScript, which are text as
 *   well, are larger than any option;
 * - a number that is formatted as a number has digits in its text, whatever the language. A text without any
 *   is the label of a choice. A text with digits may be either, `1,234` as well as `10 to 50`: unsure.
 *
 * The reading never depends on what is remembered, so that an answer is the same whether or not a definition
 * was read before. Pure.
 */
export function readLabel(value: unknown, formatted: string): LabelReading {
  if (typeof value === "boolean") return { label: formatted };
  if (typeof value === "number") {
    if (!isOption(value)) return "none";
    return /\p{Nd}/u.test(formatted) ? "unsure" : { label: formatted };
  }
  if (typeof value !== "string") return "none";
  if (normalizeGuid(value) !== undefined) return { label: formatted };
  const numbers = optionNumbers(value);
  if (!numbers) return "none";
  if (numbers.length === 1) return { label: [formatted] };
  const labels = formatted.split("; ");
  return labels.length === numbers.length ? { label: labels } : "unsure";
}

const CHOICES: ReadonlySet<ColumnKind> = new Set(["boolean", "choice", "state", "status"]);

/**
 * The label where only the column can say it: undefined where the column is none that has labels. A label
 * with a semicolon in it makes the text of several labels ambiguous: their options say them then, and a text
 * whose options are not all known stays whole. Pure.
 */
export function labelByColumn(
  value: unknown,
  formatted: string,
  column: ColumnDefinition | undefined,
): Label | undefined {
  const numbers = typeof value === "string" ? optionNumbers(value) : undefined;
  if (!numbers) return column && CHOICES.has(column.kind) ? formatted : undefined;
  const options = new Map(column?.options?.map(({ value: option, label }) => [option, label]));
  const labels = numbers.flatMap((number) => options.get(number) ?? []);
  return labels.length === numbers.length ? labels : [formatted];
}

const isOption = (value: number): boolean =>
  Number.isInteger(value) && value >= -LARGEST && value < LARGEST;

const optionNumbers = (text: string): readonly number[] | undefined => {
  if (!NUMBERS.test(text)) return undefined;
  const numbers = text.split(",").map(Number);
  return numbers.every(isOption) ? numbers : undefined;
};

/** The name of a property's label: a lookup by its column, a column of a joined table behind a dot. */
export function labelName(property: string): string {
  const path = property.replace("_x002e_", ".");
  const dot = path.lastIndexOf(".");
  const name = path.slice(dot + 1);
  const lookup = /^_(.+)_value$/.exec(name)?.[1];
  return path.slice(0, dot + 1) + (lookup ?? name);
}
