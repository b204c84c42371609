import { InputError } from "../errors/InputError";

/** Half of a character that takes two units of UTF-16, as texts have it that were cut by length. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** @throws InputError for a text that no URL can carry */
export const requireWholeCharacters = (text: string, input: string): void => {
  const at = text.search(HALF);
  if (at < 0) return;
  throw new InputError(
    `${input} has half a character at position ${at + 1}, as a text has that was cut in the middle of one: expected whole characters.`,
  );
};
