import { refusal } from "../refusals";
import { checkedAlias } from "./alias";
import type { EntityNode, LinkNode, LinkType } from "./ast";
import { attributeWithAggregate, readAttribute } from "./attribute";
import { readFilter } from "./filter";
import { readOrder } from "./order";
import { flag, required } from "./values";
import type { XmlElement } from "./xml";

/** What an element's meaning depends on. */
export interface Surroundings {
  aggregate: boolean;
  distinct: boolean;
  /** How many links have been read so far: they are numbered in the order of the document. */
  links: { read: number };
}

export function readEntity(element: XmlElement, around: Surroundings): EntityNode {
  const all = childrenOf(element, "all-attributes").length > 0;
  const none = childrenOf(element, "no-attrs").length > 0;
  if (none && around.distinct) {
    throw refusal(
      "QueryBuilderNoAttrsDistinctConflict",
      "The no-attrs tag cannot be used in conjuction with Distinct set to true.",
    );
  }
  if ((all || none) && around.aggregate) {
    throw attributeWithAggregate();
  }
  const node: EntityNode = {
    name: required(element, "name"),
    attributes: childrenOf(element, "attribute").map((child) => readAttribute(child, around)),
    columns: all ? "all" : none ? "none" : undefined,
    orders: childrenOf(element, "order").map((child) => readOrder(child, around)),
    filters: [],
    links: [],
  };
  for (const child of element.children) {
    if (child.name === "filter") node.filters.push(readFilter(child, around));
    if (child.name === "link-entity") node.links.push(readLink(child, around, joinTypes));
  }
  return node;
}

const joinTypes: LinkTypes = new Map([
  ["inner", "inner"],
  ["natural", "inner"],
  ["outer", "outer"],
  ["exists", "exists"],
  ["in", "in"],
  ["matchfirstrowusingcrossapply", "matchfirstrowusingcrossapply"],
]);

/** What a `link-type` may be at the place of a link. */
export type LinkTypes = ReadonlyMap<string, LinkType>;

/** Reads a `link-entity`, whose `link-type` has to be among those of its place. */
export function readLink(element: XmlElement, around: Surroundings, types: LinkTypes): LinkNode {
  around.links.read += 1;
  const number = around.links.read;
  const type = types.get(element.attributes.get("link-type") ?? "inner");
  if (!type) {
    const joins = "'natural', 'inner','in','exists','matchfirstrowusingcrossapply' and 'outer'";
    const valid = types === joinTypes ? joins : "'any', 'not any', 'all' and 'not all' in a filter";
    const message = `The only valid values for link-type attribute are ${valid}.`;
    throw refusal("QueryBuilderDeserializeInvalidLinkType", message);
  }
  flag(element, "visible");
  flag(element, "intersect");
  const alias = element.attributes.get("alias");
  return {
    ...readEntity(element, around),
    from: element.attributes.get("from"),
    to: element.attributes.get("to"),
    alias: alias === undefined ? undefined : checkedAlias(alias),
    number,
    type,
  };
}

function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name);
}
