import { trimEndCharacters } from "../text/trimCharacters";
/**
 * String comparison as Dataverse's SQL collation does it: letter case, accents, width and trailing
 * spaces make no difference.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows
 */
export function fold(text: string): string {
  if (isAscii(text)) {
    return trimEndCharacters(text.toLowerCase(), " ");
  }
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđþı]/g, (letter) => expansions[letter] ?? letter);
  return trimEndCharacters(folded, " ");
}

/** Letters the collation takes for others although Unicode does not decompose them. */
const expansions: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  þ: "th",
  ı: "i",
};

/**
 * What is stored beside a text that SQLite's own ASCII-only NOCASE would compare wrongly; null for
 * the others, which are most.
 */
export function shadow(text: string): string | null {
  return isAscii(text) && !text.endsWith(" ") ? null : fold(text);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 126) {
      return false;
    }
  }
  return true;
}
