import { normalizeGuid } from "../../client";
import { jsonValue } from "./json";
import { refuse } from "./refuse";
import { isPlainObject, isUnset } from "./unset";

/**
 * A list of references to records, from a list, JSON text of one, a single reference, or texts on a line each;
 * GUIDs may be separated by commas. Empty lines are dropped, and so is nothing else.
 *
 * @param accepted what the list holds, for refusals
 */
export function references(label: string, accepted: string) {
  const json = jsonValue(label);
  return (value: unknown): readonly unknown[] => {
    if (isUnset(value)) return [];
    if (typeof value === "string" && !isJson(value)) return linesOf(value);
    const parsed = json(value);
    if (parsed === undefined) return [];
    if (Array.isArray(parsed)) return parsed;
    if (typeof parsed === "string") return linesOf(parsed);
    return isPlainObject(parsed) ? [parsed] : refuse(label, accepted, parsed);
  };
}

/** A GUID may stand in braces. */
const isJson = (text: string): boolean =>
  /^\s*[[{"\u201c]/.test(text) && !linesOf(text).every((line) => normalizeGuid(line));

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .flatMap(separated)
    .filter((line) => line !== "");

/** A comma may be part of a key, but not of a GUID. */
const separated = (line: string): string[] => {
  const parts = line.split(",").map((part) => part.trim());
  const ids = parts.filter((part) => part !== "");
  return ids.every((part) => normalizeGuid(part) !== undefined) ? ids : [line.trim()];
};
