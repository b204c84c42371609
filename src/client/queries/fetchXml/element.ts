import { setOwn } from "../../objects/ownProperty";
import {
  ATTRIBUTES,
  attributes,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "./parse";

/** An element; what its attributes hold is escaped already. */
export function element(
  name: string,
  attributesOfIt: Readonly<Record<string, string>>,
  content: readonly XmlNode[] = [],
): XmlNode {
  return { [name]: content, [ATTRIBUTES]: attributesOfIt };
}

/** An entity has one filter at most (Microsoft: "entity element"), so that new ones enclose the old. */
export function withConditions(
  content: readonly XmlNode[],
  conditions: readonly XmlNode[],
): XmlNode[] {
  if (conditions.length === 0) return [...content];
  const isFilter = (node: XmlNode) => elementName(node) === "filter";
  const filter = element("filter", { type: "and" }, [...conditions, ...content.filter(isFilter)]);
  return [...content.filter((node) => !isFilter(node)), filter];
}

/** The query with another content of its root entity, and with these attributes of `<fetch>`. */
export function withRoot(
  query: FetchDocument,
  changes: Readonly<Record<string, string | undefined>>,
  toContent: (content: readonly XmlNode[]) => readonly XmlNode[],
): FetchDocument {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...attributes(query.fetch), ...changes })) {
    if (value !== undefined) setOwn(own, name, value);
  }
  const fetch = {
    fetch: children(query.fetch).map((node) =>
      elementName(node) === "entity" ? { ...node, entity: toContent(children(node)) } : node,
    ),
    [ATTRIBUTES]: own,
  };
  const document = query.document.map((node) => (node === query.fetch ? fetch : node));
  return { ...query, document, fetch };
}
