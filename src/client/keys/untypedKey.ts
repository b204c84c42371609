import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";
import type { KeyPart, RecordKey } from "../odata/keys/types";
import { isBareLiteral, stringLiteral } from "../odata/literal";
import { requireWholeCharacters } from "../text/wholeCharacters";
import { overlongValue, unusable, unusableValue } from "../values/keys/keyLiteral";

/**
 * Whether a key can be sent before its columns are known. A text with letters only fits a text column,
 * and digits in quotes mean the same to a text column and to a number. What may be read in another way
 * (a number without quotes, a date, an id, a choice) takes the definition first, so that the outcome
 * does not depend on what is remembered.
 */
export function isUnambiguous(parts: readonly KeyPart[]): boolean {
  return parts.every(
    ({ name, value, quoted }) =>
      name === name.toLowerCase() &&
      typeof value === "string" &&
      (isLookupValue(name)
        ? normalizeGuid(value) !== undefined
        : isPlainText(value) || (quoted && /^\d+$/.test(value))),
  );
}

/** `_primarycontactid_value` can only hold an id. */
const isLookupValue = (name: string): boolean => name.startsWith("_") && name.endsWith("_value");

/** Letters beside those that stand in numbers and times. */
const isPlainText = (text: string): boolean =>
  /[^\d\s.,:;+\-/TZeE]/.test(text) &&
  !/^\s*[+-]?(?:inf|infinity|nan|true|false)\s*$/i.test(text) &&
  normalizeGuid(text) === undefined;

/**
 * The key as it was written, for where no definition is needed, or none can be read.
 *
 * @throws InputError for characters with which Dataverse finds nothing
 */
export function untypedKey(parts: readonly KeyPart[], input: string): RecordKey {
  for (const { name, value, quoted } of parts) {
    const bad = quoted || !isBareLiteral(String(value)) ? unusable(String(value)) : undefined;
    requireWholeCharacters(String(value), input);
    const wrong = overlongValue(name, String(value)) ?? (bad && unusableValue(name, bad));
    if (wrong) throw new InputError(`${input} ${wrong}.`);
  }
  const values = parts.map((part) => ({ column: part.name, literal: literalOf(part) }));
  const predicate = values
    .map(({ column, literal }) => `${column}=${encodeURIComponent(literal)}`)
    .join(",");
  return { predicate, values };
}

/** An id, and text without quotes that reads as a number, a date or a yes/no, is no text. */
const literalOf = ({ name, value, quoted }: KeyPart): string => {
  const text = String(value);
  if (typeof value !== "string" || isLookupValue(name)) return text;
  return !quoted && isBareLiteral(text) ? text : stringLiteral(text);
};
