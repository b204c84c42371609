const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The GUID as stored (lower case, no braces), or undefined where the text is none. */
export function toGuid(text: string): string | undefined {
  return pattern.test(text) ? text.toLowerCase() : undefined;
}
