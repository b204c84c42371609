import { InputError } from "../../client";
import { toBuffer } from "./files";
import { jsonProblem } from "./jsonProblem";
import { refuse } from "./refuse";
import { isPlainObject, isUnsetStructure } from "./unset";

/** What word processors and chat programs make of `"`. */
const TYPOGRAPHIC_QUOTES = /[\u201c-\u201f\u2033\u2036]/g;

/** Any JSON value, as a value, as JSON text or as a file of JSON text; `{}` and `[]` are unset. */
export const jsonValue =
  (label: string) =>
  (value: unknown): unknown => {
    const text = typeof value === "string" ? value : toBuffer(value)?.toString("utf8");
    const parsed = text?.trim() ? parseJson(label, text) : (text ?? value);
    if (isUnsetStructure(parsed)) return undefined;
    return isData(parsed) ? parsed : refuse(label, "JSON", parsed);
  };

/** The same for a single object: a list or a bare value is refused. */
export const jsonObject =
  (label: string) =>
  (value: unknown): Record<string, unknown> | undefined => {
    const parsed = jsonValue(label)(value);
    if (parsed === undefined || isPlainObject(parsed)) return parsed;
    return refuse(label, "a JSON object", parsed);
  };

/**
 * Parses JSON text. Where only typographic quotes stand in the way, they are read as straight ones.
 * @throws InputError with line and column, and nothing of the text itself
 */
export const parseJson = (label: string, given: string): unknown => {
  const text = given.replace(/^\ufeff/, "");
  const straight = text.replace(TYPOGRAPHIC_QUOTES, '"');
  for (const candidate of [text, straight]) {
    if (jsonProblem(candidate) === undefined) return JSON.parse(candidate);
  }
  const problem = Math.max(jsonProblem(text) ?? 0, jsonProblem(straight) ?? 0);
  throw new InputError(`${label} is not valid JSON: the problem is at ${place(text, problem)}.`);
};

const place = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split("\n");
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return `line ${lines.length}, column ${column}${offset === text.length ? " (the end)" : ""}`;
};

const isData = (value: unknown): boolean =>
  isPlainObject(value) ||
  Array.isArray(value) ||
  ["string", "boolean"].includes(typeof value) ||
  Number.isFinite(value);
