import { InputError } from "../errors/InputError";
import { isBareLiteral, literalOf, stringLiteral, stringValue } from "./literal";

/**
 * Characters with which Dataverse cannot find a record by alternate key, however they are encoded
 * (Microsoft: "Use an alternate key to reference a record").
 */
const UNUSABLE = /[/<>*%&:\\?+]/;

/**
 * The predicate of an alternate key, encoded for a URL path. Takes `name='O''Brien',number=5`, values
 * without quotes, and a JSON object. Undefined when the text is not of that form.
 */
export const alternateKey = (text: string): string | undefined => {
  const pairs = text.startsWith("{") ? fromJson(text) : fromPairs(text);
  if (!pairs || pairs.length === 0) return undefined;
  return pairs.map(([column, literal]) => `${column}=${encodeLiteral(column, literal)}`).join(",");
};

type Pair = readonly [column: string, literal: string];

const fromJson = (text: string): Pair[] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([column, part]: [string, unknown]) => {
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
    if (!column || value === undefined || value.trim() === "") return undefined;
    pairs.push([column, asLiteral(value.trim())]);
  }
  return pairs;
};

/**
 * A comma separates pairs only outside of quotes; a quote ends a value only before the end or before
 * `,column=`, which lets an apostrophe that nobody doubled stay part of the text.
 */
const parts = (text: string): string[] => {
  const found: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [whole, part] =
      /^(\s*[A-Za-z_]\w*\s*=\s*'[\s\S]*?')\s*(?:,(?=\s*[A-Za-z_]\w*\s*=)|$)/.exec(rest) ??
      /^(\s*[A-Za-z_]\w*\s*=[^',]*)(?:,|$)/.exec(rest) ??
      [];
    if (whole === undefined || part === undefined) return [rest];
    found.push(part);
    rest = rest.slice(whole.length);
  }
  return found;
};

const asLiteral = (value: string): string => {
  const quoted = stringValue(value);
  if (quoted !== undefined) return stringLiteral(quoted);
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
