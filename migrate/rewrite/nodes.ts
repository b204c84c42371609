import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Path } from "../../flows/definition";

/** The mapping at a path; aliases on the way to it are followed. */
export function mapAt(document: Document, path: Path): YAMLMap | undefined {
  let node: unknown = document.contents;
  for (const key of path) {
    const held = followed(document, node);
    if (isMap(held)) node = pairOf(held, String(key))?.value;
    else if (isSeq(held) && typeof key === "number") node = held.items[key];
    else return undefined;
  }
  const found = followed(document, node);
  return isMap(found) ? found : undefined;
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(({ key: each }) => (isScalar(each) ? String(each.value) : each) === key);
}

const followed = (document: Document, node: unknown): unknown =>
  isAlias(node) ? node.resolve(document) : node;

/** Where a node begins in the text, and where its value ends. */
export function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  const range =
    typeof node === "object" && node !== null && "range" in node
      ? (node.range as readonly number[] | null | undefined)
      : undefined;
  const [start, end] = range ?? [];
  return start === undefined || end === undefined ? undefined : [start, end];
}
