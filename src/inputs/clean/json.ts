import { ExactNumber, InputError, readJson, toBuffer } from "../../client";
import { jsonProblem } from "./jsonProblem";
import { refuse } from "./refuse";
import { requireWritable } from "./requireWritable";
import { isPlainObject, isUnsetStructure } from "./unset";

/** What word processors and chat programs make of `"`. */
const TYPOGRAPHIC_QUOTES = /[\u201c-\u201f\u2033\u2036]/g;

/** The look at each value of a larger text is left to its writing, which refuses the same. */
const LARGE_TEXT = 1_000_000;

/** Any JSON value, as a value, as JSON text or as a file of JSON text; `{}` and `[]` are unset. */
export function jsonValue(label: string) {
  return (value: unknown): unknown => {
    const text = typeof value === "string" ? value : toBuffer(value)?.toString("utf8");
    const parsed = text?.trim() ? parseJson(label, text) : (text ?? value);
    if (isUnsetStructure(parsed)) return undefined;
    if ((text?.length ?? 0) < LARGE_TEXT) requireWritable(label, parsed);
    return isData(parsed) ? parsed : refuse(label, "JSON", parsed);
  };
}

/** The same for a single object: a list or a bare value is refused. */
export function jsonObject(label: string) {
  return (value: unknown): Record<string, unknown> | undefined => {
    const parsed = jsonValue(label)(value);
    if (parsed === undefined || isPlainObject(parsed)) return parsed;
    return refuse(label, "a JSON object", parsed);
  };
}

/** The same for a list; `accepted` says of what, for refusals. */
export function jsonList(label: string, accepted: string) {
  return (value: unknown): readonly unknown[] | undefined => {
    const parsed = jsonValue(label)(value);
    return parsed === undefined || Array.isArray(parsed) ? parsed : refuse(label, accepted, parsed);
  };
}

/**
 * Parses JSON text, with every digit of long numbers. Where only typographic quotes stand in the way, they
 * are read as straight ones.
 * @throws InputError with line and column, and nothing of the text itself
 */
export function parseJson(label: string, given: string): unknown {
  const text = given.replace(/^\ufeff/, "");
  const parsed = parsedOf(text);
  if (parsed) return parsed.value;
  const straight = text.replace(TYPOGRAPHIC_QUOTES, '"');
  const repaired = straight === text ? undefined : parsedOf(straight);
  if (repaired) return repaired.value;
  const problem = Math.max(jsonProblem(text) ?? 0, jsonProblem(straight) ?? 0);
  throw new InputError(`${label} is not valid JSON: the problem is at ${place(text, problem)}.`);
}

const parsedOf = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: readJson(text) };
  } catch {
    return undefined;
  }
};

const place = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split("\n");
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return `line ${lines.length}, column ${column}${offset === text.length ? " (the end)" : ""}`;
};

const isData = (value: unknown): boolean =>
  isPlainObject(value) ||
  Array.isArray(value) ||
  value instanceof ExactNumber ||
  ["string", "boolean", "bigint"].includes(typeof value) ||
  Number.isFinite(value);
