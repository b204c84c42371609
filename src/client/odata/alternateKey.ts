import { InputError } from "../errors/InputError";
import { ExactNumber } from "../json/exactNumber";
import { readJson } from "../json/readJson";
import { isBareLiteral, literalOf, stringLiteral, stringValue } from "./literal";

/**
 * Characters with which Dataverse cannot find a record by alternate key, however they are encoded
 * (Microsoft: "Use an alternate key to reference a record").
 */
export const UNUSABLE = /[/<>*%&:\\?+]/;

/**
 * The predicate of an alternate key, encoded for a URL path. Takes `name='O''Brien',number=5`, values
 * without quotes, and a JSON object. Undefined when the text is not of that form.
 */
export const alternateKey = (text: string): string | undefined => {
  const pairs = text.startsWith("{") ? fromJson(text) : fromPairs(text.replace(/\s*,\s*$/, ""));
  if (!pairs || pairs.length === 0) return undefined;
  return pairs.map(([column, literal]) => `${column}=${encodeLiteral(column, literal)}`).join(",");
};

const COLUMN = /^[A-Za-z_]\w*$/;

type Pair = readonly [column: string, literal: string];

const fromJson = (text: string): Pair[] | undefined => {
  try {
    const value = readJson(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([column, part]: [string, unknown]) => {
      if (!COLUMN.test(column)) {
        throw new InputError(`Entity ID names ${JSON.stringify(column)}, which is not a column.`);
      }
      if (part instanceof ExactNumber) return [column, part.digits];
      if (typeof part === "string" || typeof part === "number" || typeof part === "boolean") {
        return [column, literalOf(part)];
      }
      throw new InputError(`Entity ID has no usable value for the key column ${column}.`);
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    return undefined;
  }
};

/** Splits at commas that begin another `column=`, so that a value may hold commas and apostrophes. */
const fromPairs = (text: string): Pair[] | undefined => {
  const pairs: Pair[] = [];
  for (const part of parts(text)) {
    const [, column, value] = /^\s*([A-Za-z_]\w*)\s*=([\s\S]*)$/.exec(part) ?? [];
    const literal = value === undefined ? undefined : asLiteral(value.trim());
    if (!column || literal === undefined) return undefined;
    pairs.push([column, literal]);
  }
  return pairs;
};

/** What ends a value: the end of the text, or a comma before another `column=`. */
const END = "\\s*(?:,(?=\\s*[A-Za-z_]\\w*\\s*=)|$)";
const VALUES = [
  /** Well quoted: every apostrophe inside is doubled. */
  "'(?:[^']|'')*'",
  /** Quoted, with an apostrophe that nobody doubled. */
  "'[\\s\\S]*?'",
  /** Without quotes. */
  "(?!\\s*')[\\s\\S]*?",
].map((value) => new RegExp(`^(\\s*[A-Za-z_]\\w*\\s*=\\s*${value})${END}`));

const parts = (text: string): string[] => {
  const found: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [whole, part] = VALUES.map((value) => value.exec(rest)).find(Boolean) ?? [];
    if (whole === undefined || part === undefined) return [...found, rest];
    found.push(part);
    rest = rest.slice(whole.length);
  }
  return found;
};

/** Undefined for no value at all and for a quote that is never closed. */
const asLiteral = (value: string): string | undefined => {
  const quoted = stringValue(value);
  if (quoted !== undefined) return stringLiteral(quoted);
  if (value === "" || value.startsWith("'")) return undefined;
  return isBareLiteral(value) ? value : stringLiteral(value);
};

const encodeLiteral = (column: string, literal: string): string => {
  const text = stringValue(literal);
  if (text === undefined) return encodeURIComponent(literal);
  const bad = UNUSABLE.exec(text)?.[0];
  if (bad) {
    throw new InputError(
      `Entity ID has a ${JSON.stringify(bad)} in the value of ${column}: Dataverse cannot find a record by an alternate key that holds one of / < > * % & : \\ ? +; query it with a filter and use its GUID.`,
    );
  }
  // Apostrophes stay readable: encodeURIComponent leaves them as they are.
  return encodeURIComponent(literal);
};
