/** A sentence with its full stop, unless it ends with another mark, in parentheses or not. */
export function withFullStop(text: string): string {
  return /[.!?][)\]"]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
