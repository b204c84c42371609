import { InputError } from "../errors/InputError";

/** Half of a character that takes two units of UTF-16, as texts have it that were cut by length. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Says where a text has half a character; undefined where it has whole ones only. */
export function halfCharacter(text: string): string | undefined {
  const at = text.search(HALF);
  return at < 0
    ? undefined
    : `half a character at position ${at + 1}, as a text has that was cut in the middle of one`;
}

/** @throws InputError for a text that no URL can carry */
export function requireWholeCharacters(text: string, input: string): void {
  const half = halfCharacter(text);
  if (half !== undefined) throw new InputError(`${input} has ${half}: expected whole characters.`);
}

/**
 * Text from outside, encoded for a URL.
 *
 * @param input label of the input that the text comes from
 * @throws InputError for half a character
 */
export function encodedText(text: string, input: string): string {
  requireWholeCharacters(text, input);
  return encodeURIComponent(text);
}
