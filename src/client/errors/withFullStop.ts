/** A sentence with its full stop, unless it ends with a mark of its own. */
export const withFullStop = (text: string): string =>
  /[.!?)\]]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
