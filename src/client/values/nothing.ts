/** What a template makes of a reference that led to nothing. */
const NOTHING = new Set(["", "null", "undefined", "''", '""']);

/** Whether a text that was trimmed says nothing. */
export function isNothing(text: string): boolean {
  return NOTHING.has(text);
}
