import type { Facts, ValueFact } from "./facts";
import type { Literal, Path } from "./tree";

/** The value as its column takes it; a time without a zone is UTC where nobody knows better. */
export function valueText(
  path: Path,
  literal: Literal | undefined,
  facts: Facts,
): ValueFact | undefined {
  if (literal === undefined) return undefined;
  const fact = facts.value(path, literal);
  if (fact) return fact;
  if (literal.type === "local") return { text: `${literal.text}Z` };
  if (literal.type === "reference") {
    return { wrong: `${literal.text} names a record, and ${path.text} is no lookup` };
  }
  return { text: literal.text };
}

/** What is wrong with all values of a list, each once; undefined where nothing is. */
export function allWrong(
  values: readonly (ValueFact | undefined)[],
): { readonly wrong: string } | undefined {
  const wrongs = values.flatMap((value) => (value && "wrong" in value ? [value.wrong] : []));
  return wrongs.length === 0 ? undefined : { wrong: [...new Set(wrongs)].join("; ") };
}
