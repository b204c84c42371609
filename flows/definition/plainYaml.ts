import { type Document, isAlias, isNode, isScalar, visit } from "yaml";

/** Tags that only say what plain YAML reads anyway. */
const CORE = ["str", "int", "float", "bool", "null", "map", "seq"].map(
  (word) => `tag:yaml.org,2002:${word}`,
);

/**
 * What no export holds and not every reader of YAML reads alike, each in one sentence: tags, merge keys, and
 * anchors around an alias of themselves, which no walk would get to the end of.
 */
export function notPlain(document: Document): string[] {
  const problems = new Set<string>();
  const add = (what: string) => problems.add(`The file is not plain YAML: ${what}`);
  visit(document, {
    Alias: (_, { source }, path) => {
      const isAround = path.some(
        (node) => isNode(node) && !isAlias(node) && "anchor" in node && node.anchor === source,
      );
      if (isAround) add(`the anchor ${source} is around an alias of itself.`);
    },
    Node: (_, { tag }) => {
      if (tag !== undefined && tag !== "!" && !CORE.includes(tag)) add(`it has the tag ${tag}.`);
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "<<" && key.type === "PLAIN") {
        add("it has the merge key <<, which not every reader knows; write the entries out.");
      }
    },
  });
  return [...problems];
}
