import { notSimulated } from "../../odata/refusals";
import { malformed, refusal } from "../refusals";
import type { ConditionNode, FilterNode } from "./ast";
import { type LinkTypes, readLink, type Surroundings } from "./entity";
import { flag, oneOf, required } from "./values";
import type { XmlElement } from "./xml";

const linkTypes: LinkTypes = new Map(
  (["any", "not any", "all", "not all"] as const).map((type) => [type, type]),
);

/** https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/filter-rows */
export function readFilter(element: XmlElement, around: Surroundings): FilterNode {
  if (flag(element, "isquickfindfields")) {
    throw notSimulated("quick find filters of FetchXML");
  }
  oneOf(element, "hint", ["union"], (text) => malformed(`The hint '${text}' is not known.`));
  const type = oneOf(element, "type", ["and", "or"], () =>
    refusal(
      "QueryBuilderInvalidFilterType",
      "Unsupported filter type. Valid values are 'and', or 'or'.",
    ),
  );
  const node: FilterNode = { type: type ?? "and", conditions: [], filters: [], links: [] };
  for (const child of element.children) {
    if (child.name === "condition") node.conditions.push(readCondition(child));
    if (child.name === "filter") node.filters.push(readFilter(child, around));
    if (child.name === "link-entity") node.links.push(readLink(child, around, linkTypes));
  }
  return node;
}

function readCondition(element: XmlElement): ConditionNode {
  const value = element.attributes.get("value");
  const otherColumn = element.attributes.get("valueof");
  const values = element.children.map(({ text }) => text);
  const given = [value !== undefined, otherColumn !== undefined, values.length > 0];
  if (given.filter(Boolean).length > 1) {
    throw malformed("A condition has one of value, valueof and value elements.");
  }
  return {
    attribute: required(element, "attribute"),
    operator: required(element, "operator"),
    values: value === undefined ? values : [value],
    otherColumn,
    entityName: element.attributes.get("entityname"),
  };
}
