import type { TextFunction } from "../../odata/bound";
import { fold } from "../../store";

/** What each character of a T-SQL pattern is in a `GLOB` pattern, if it is another. */
const translations: Record<string, string> = { "%": "*", _: "?", "*": "[*]", "?": "[?]" };

/**
 * The value of a string function as a `GLOB` pattern over folded text. It is a T-SQL pattern:
 * `%`, `_`, `[a-c]` and `[^a-c]` are wildcards, and in brackets they stand for themselves.
 * https://learn.microsoft.com/power-apps/developer/data-platform/wildcard-characters
 */
export function globPattern(operation: TextFunction, value: string): string {
  const folded = fold(`${value}|`).slice(0, -1);
  // Behind the last closing bracket no set begins; before it each opening one is closed.
  const end = folded.lastIndexOf("]") + 1;
  const pattern = translated(folded.slice(0, end)) + translated(folded.slice(end));
  const before = operation === "startswith" || operation === "like" ? "" : "*";
  const after = operation === "endswith" || operation === "like" ? "" : "*";
  return before + pattern + after;
}

function translated(text: string): string {
  return text.replace(/\[[^\]]+(?:\]|$)|[%_*?]/g, (part) => {
    if (part.length === 1 || part.endsWith("]")) return translations[part] ?? part;
    return part.replace(/[%_*?]/g, (wildcard) => translations[wildcard] ?? wildcard);
  });
}
