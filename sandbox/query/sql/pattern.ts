import type { TextFunction } from "../../odata/bound";
import { fold } from "../../store";

/** What each character of a T-SQL pattern is in a `GLOB` pattern, where it is not itself. */
const translations: Record<string, string> = { "%": "*", _: "?", "*": "[*]", "?": "[?]" };

/**
 * The value of a string function as a `GLOB` pattern over folded text. It is a T-SQL pattern:
 * `%`, `_`, `[a-c]` and `[^a-c]` are wildcards, and in brackets they stand for themselves.
 * https://learn.microsoft.com/power-apps/developer/data-platform/wildcard-characters
 */
export function globPattern(operation: TextFunction, value: string): string {
  const folded = fold(`${value}|`).slice(0, -1);
  const pattern = folded.replace(
    /\[[^\]]{1,100}\]|[%_*?]/g,
    (wildcard) => translations[wildcard] ?? wildcard,
  );
  const before = operation === "startswith" || operation === "like" ? "" : "*";
  const after = operation === "endswith" || operation === "like" ? "" : "*";
  return before + pattern + after;
}
