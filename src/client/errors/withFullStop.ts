/** A sentence with its full stop, unless it ends with another mark, in parentheses or not. */
export const withFullStop = (text: string): string =>
  /[.!?][)\]"]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
