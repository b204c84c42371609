import type { Facts, ValueFact } from "./facts";
import type { Literal, Path } from "./tree";

/** The value as its column takes it; a time without a zone is UTC where nobody knows better. */
export function valueText(path: Path, literal: Literal, facts: Facts): ValueFact {
  const fact = facts.value(path, literal);
  if (fact) return fact;
  if (literal.type === "local") return { text: `${literal.text}Z` };
  if (literal.type === "reference") {
    return { wrong: `${literal.text} names a record, and ${path.text} is no lookup` };
  }
  return { text: literal.text };
}

/** All values of a list, or everything that is wrong with them, each once. */
export function allTexts(
  values: readonly ValueFact[],
): { readonly texts: readonly string[] } | { readonly wrong: string } {
  const texts: string[] = [];
  const wrongs = new Set<string>();
  for (const value of values) {
    if ("wrong" in value) wrongs.add(value.wrong);
    else texts.push(value.text);
  }
  return wrongs.size === 0 ? { texts } : { wrong: [...wrongs].join("; ") };
}
