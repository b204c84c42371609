/** Texts in an aggregation, with their apostrophes doubled. */
const LITERAL = /'[^']*'/g;
const NAME = /\bas\s+([\p{L}_][\p{L}\p{N}_]*)/giu;

/** The names that an aggregation gives to what it computes: `aggregate(revenue with sum as total)`. Pure. */
export function computedNames(apply: string | undefined): ReadonlySet<string> {
  const names = (apply ?? "").replace(LITERAL, "''").matchAll(NAME);
  return new Set([...names].map(([, name = ""]) => name));
}
