import type { ChoiceOption } from "../types/tables";
import { shown, type Typed, typed, type ValueTyper, wrong } from "./types";

const MOST_LISTED = 20;
const WHOLE = /^-?\d+$/;

/** One option of a choice, state or status: by its number, as text too, or by its label in any language. */
export const choiceValue: ValueTyper = (value, column) => optionOf(value, column.options ?? []);

/** Yes or no: in the words of all languages of the column, or of programs. */
export const booleanValue: ValueTyper = (value, column) => {
  if (typeof value === "boolean") return typed(value);
  const word =
    typeof value === "string" || typeof value === "number" ? foldLabel(String(value)) : "";
  if (["true", "yes", "1"].includes(word)) return typed(true);
  if (["false", "no", "0"].includes(word)) return typed(false);
  const option = optionOf(value, column.options ?? []);
  if ("value" in option) return typed(option.value === 1);
  const labels = (column.options ?? []).map(({ label }) => label);
  return wrong(
    `${shown(value)} is neither true nor false${labels.length > 0 ? `, ${labels.join(" nor ")}` : ""}`,
  );
};

/** Several options, as Dataverse wants them: `"1,9"`. Takes a list, or text of numbers or labels. */
export const multiChoiceValue: ValueTyper = (value, column) => {
  const options = column.options ?? [];
  const whole = typeof value === "string" ? optionOf(value, options) : undefined;
  const items = Array.isArray(value) ? value : typeof value === "string" ? split(value) : [value];
  const parts = items.map((item: unknown) => optionOf(item, options));
  const isWhole = whole !== undefined && "value" in whole;
  if (isWhole && parts.length > 1 && parts.every((part) => "value" in part)) {
    return wrong(
      `${shown(value)} is the label of ${String(whole.value)}, and a list of labels too; give the numbers`,
    );
  }
  const found = isWhole ? [whole] : parts;
  const numbers: unknown[] = [];
  for (const option of found) {
    if ("wrong" in option) return option;
    if (!numbers.includes(option.value)) numbers.push(option.value);
  }
  return numbers.length === 0 ? typed(null) : typed(numbers.join(","));
};

/** As people write lists, and as Dataverse prints them: `Hiking; Camping`. */
const split = (text: string): string[] =>
  text
    .split(text.includes(";") ? ";" : ",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export function optionOf(value: unknown, options: readonly ChoiceOption[]): Typed {
  const byNumber = numberOf(value);
  const word = typeof value === "string" ? foldLabel(value) : undefined;
  const matches = options.filter(({ labels }) => labels.some((label) => foldLabel(label) === word));
  if (byNumber !== undefined && options.some((option) => option.value === byNumber)) {
    const other = matches.find((option) => option.value !== byNumber);
    if (!other) return typed(byNumber);
    return wrong(
      `${shown(value)} is the number of one option and the label of another (${other.value}); give a number, ${byNumber} or ${other.value}, instead of text`,
    );
  }
  const [first, second] = matches;
  if (first && second) {
    return wrong(
      `${shown(value)} is the label of both ${first.value} and ${second.value}; give the number`,
    );
  }
  return first
    ? typed(first.value)
    : wrong(`${shown(value)} is no option; expected ${listed(options)}`);
}

const numberOf = (value: unknown): number | undefined => {
  if (typeof value === "number") return value;
  return typeof value === "string" && WHOLE.test(value.trim()) ? Number(value) : undefined;
};

const listed = (options: readonly ChoiceOption[]): string => {
  const names = options.slice(0, MOST_LISTED).map(({ label, value }) => `${label} (${value})`);
  const more = options.length > MOST_LISTED ? ` and ${options.length - MOST_LISTED} more` : "";
  return names.length === 0 ? "a number" : `${names.join(", ")}${more}`;
};

/** Labels are compared as people read them: without case, accents folded alike, outer blanks gone. */
export function foldLabel(text: string): string {
  return text.trim().normalize("NFC").toLocaleLowerCase("en-US");
}
