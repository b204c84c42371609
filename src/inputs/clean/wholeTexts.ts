import { ExactNumber } from "../../client";
import { parseJson } from "./json";
import { refuse } from "./refuse";
import { requireWritable } from "./requireWritable";
import { isPlainObject, isUnset } from "./unset";

/**
 * A list of texts that may hold commas, such as names of companies: from a list, one text, JSON text of a
 * list, or the `{ key, label }` elements of a selection. Blank entries are dropped; an empty list is unset.
 */
export function wholeTexts(label: string) {
  return (value: unknown): string[] | undefined => {
    requireWritable(label, value);
    const isJson = typeof value === "string" && value.trim().startsWith("[");
    const given = isJson ? parseJson(label, value.trim()) : value;
    requireWritable(label, given);
    const entries = entriesOf(label, given);
    return entries.length > 0 ? entries : undefined;
  };
}

const entriesOf = (label: string, value: unknown): string[] => {
  if (isUnset(value)) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => entriesOf(label, entry));
  if (typeof value === "string") return [value.trim()];
  if (isSimple(value)) return [String(value)];
  if (isPlainObject(value) && "key" in value) return entriesOf(label, value["key"]);
  return refuse(label, "a list of texts", value);
};

const isSimple = (value: unknown): boolean =>
  value instanceof ExactNumber ||
  typeof value === "bigint" ||
  typeof value === "boolean" ||
  Number.isFinite(value);
