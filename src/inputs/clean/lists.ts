import { ExactNumber, InputError } from "../../client";
import { parseJson } from "./json";
import { refuse } from "./refuse";
import { requireWritable } from "./requireWritable";
import { splitAtCommas } from "./splitAtCommas";
import { isPlainObject, isUnset } from "./unset";

/**
 * A list of texts, from a list (of lists), one text, a comma list, JSON text of a list, or the
 * `{ key, label }` elements of a selection. Blank entries are dropped; an empty list is unset.
 */
export function stringList(label: string) {
  return (value: unknown): string[] | undefined => {
    requireWritable(label, value);
    const entries = entriesOf(label, value);
    return entries.length > 0 ? entries : undefined;
  };
}

const entriesOf = (label: string, value: unknown): string[] => {
  if (isUnset(value)) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => entriesOf(label, entry));
  if (typeof value === "string") return entriesOfText(label, value.trim());
  if (value instanceof ExactNumber || typeof value === "bigint" || Number.isFinite(value)) {
    return [String(value)];
  }
  if (isPlainObject(value) && typeof value["key"] === "string") {
    return entriesOf(label, value["key"]);
  }
  return refuse(label, "a list of texts", value);
};

const entriesOfText = (label: string, text: string): string[] => {
  if (text.startsWith("[")) {
    const given = parseJson(label, text);
    requireWritable(label, given);
    return entriesOf(label, given);
  }
  const parts = splitAtCommas(text);
  // At the beginning it would be JSON.
  if (parts === undefined || parts.some((part) => part.startsWith("["))) {
    throw new InputError(
      `${label} has brackets or quotes that do not match in one of its entries.`,
    );
  }
  return parts;
};
