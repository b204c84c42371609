import { trimCharacters } from "../text/trimCharacters";

const BARE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UNDASHED = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;
/** A GUID with everything around it has fewer characters. */
const LONGEST = 80;
const AROUND = "{}()'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f \t\r\n";

/**
 * A GUID in braces, parentheses, quotes (typographic ones too), as `guid'…'`, in upper case or without
 * dashes, as Dataverse prints it: lower case with dashes. Undefined for any other text.
 */
export function normalizeGuid(text: string): string | undefined {
  if (BARE.test(text)) return text;
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  const bare = trimCharacters(
    trimmed.toLowerCase().replace(/^guid(?=['"\u2018\u201c(])/, ""),
    AROUND,
  );
  if (BARE.test(bare)) return bare;
  const groups = UNDASHED.exec(bare);
  return groups ? groups.slice(1).join("-") : undefined;
}
