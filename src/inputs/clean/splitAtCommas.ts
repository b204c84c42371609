/**
 * Splits at the commas outside brackets, so that `owninguser($select=fullname,title),tasks` is two
 * entries; blank entries are dropped. Inside brackets a quoted literal may hold any character, with
 * `''` for a quote. `undefined` = brackets or quotes do not match.
 */
export function splitAtCommas(text: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === "'" && depth > 0) quoted = !quoted;
    if (quoted) continue;
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth < 0) return undefined;
    if (char === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (depth > 0) return undefined;
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
