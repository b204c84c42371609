import { type CST, Parser } from "yaml";

/**
 * Whether mappings and lists are nested deeper than a composer can follow, which calls itself for each.
 * The parser does not, so it can be asked first.
 */
export function isTooDeep(text: string): boolean {
  let level: readonly Nested[] = [...new Parser().parse(text)];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (level.length === 0) return false;
    level = level.flatMap(childrenOf);
  }
  return true;
}

/** Levels of the syntax tree: an integration with loops in loops in branches has about sixty. */
const DEEPEST = 400;

type Nested = CST.Token | CST.CollectionItem;

const childrenOf = (node: Nested): Nested[] => {
  const value = "value" in node && typeof node.value === "object" ? node.value : undefined;
  const key = "key" in node ? node.key : undefined;
  const items = "items" in node ? node.items : [];
  return [...(value ? [value] : []), ...(key ? [key] : []), ...items];
};
