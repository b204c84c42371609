const LONGEST_TEXT = 2_000;

/**
 * A text from outside as one line of at most 2,000 characters: a line break would begin another log
 * line, a control character could hide one.
 */
export function oneLine(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
