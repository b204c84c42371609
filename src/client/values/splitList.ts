const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["<", ">"],
  ['"', '"'],
]);

/**
 * Splits a list as people write it, at `;` and `,` or at other characters, but not within parentheses, angle
 * brackets or double quotes, so that `"Doe, Jane" <jane@example.com>` and `accounts(a='1',b='2')` stay whole.
 */
export function splitList(text: string, separators = ";,"): string[] {
  const parts: string[] = [];
  let start = 0;
  let waitingFor: string | undefined;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character !== undefined && waitingFor !== undefined) {
      if (character === waitingFor) waitingFor = undefined;
    } else if (character === undefined || separators.includes(character)) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    } else waitingFor = CLOSING.get(character);
  }
  return parts.filter((part) => part !== "");
}
