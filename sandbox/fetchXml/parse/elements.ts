import { notSimulated } from "../../odata/refusals";
import { malformed, refusal } from "../refusals";
import { outerXml, type XmlElement } from "./xml";

interface Rule {
  attributes: readonly string[];
  /** Attributes the service knows what to do with, and the sandbox does not. */
  unsimulated?: readonly string[];
  children: readonly string[];
  text?: true;
}

const columns = ["filter", "order", "link-entity", "attribute", "all-attributes", "no-attrs"];
const userInterface = ["uiname", "uitype", "uihidden"];

/**
 * What may stand where; everything else is refused.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml-schema
 */
const rules = new Map<string, Rule>(
  Object.entries({
    fetch: {
      attributes: [
        ...["version", "mapping", "output-format", "utc-offset", "no-lock", "latematerialize"],
        ...["aggregate", "aggregatelimit", "distinct", "top", "count", "page", "paging-cookie"],
        ...["returntotalrecordcount", "useraworderby", "datasource", "options"],
        "min-active-row-version",
      ],
      children: ["entity"],
    },
    entity: { attributes: ["name"], children: columns },
    "link-entity": {
      attributes: ["name", "from", "to", "alias", "link-type", "intersect", "visible"],
      children: columns,
    },
    attribute: {
      attributes: [
        ...["name", "alias", "aggregate", "groupby", "dategrouping", "distinct", "usertimezone"],
      ],
      unsimulated: ["rowaggregate"],
      children: [],
    },
    "all-attributes": { attributes: [], children: [] },
    "no-attrs": { attributes: [], children: [] },
    order: { attributes: ["attribute", "alias", "descending", "entityname"], children: [] },
    filter: {
      attributes: ["type", "hint", "isquickfindfields"],
      children: ["condition", "filter", "link-entity"],
    },
    condition: {
      attributes: ["attribute", "operator", "value", "valueof", "entityname", ...userInterface],
      unsimulated: ["column", "aggregate", "alias", "rowaggregate"],
      children: ["value"],
    },
    value: { attributes: ["uiname", "uitype"], children: [], text: true },
  }),
);

/** Throws 400 for an element, attribute or text where the language has none. */
export function checkElements(element: XmlElement): void {
  const rule = rules.get(element.name);
  if (!rule) {
    throw malformed(`The element '${element.name}' is not known.`);
  }
  checkAttributes(element, rule);
  if (!rule.text && element.text.trim() !== "") {
    throw malformed(`The element '${element.name}' contains text.`);
  }
  for (const child of element.children) {
    if (!rule.children.includes(child.name)) {
      throw invalidChild(child, rule);
    }
    checkElements(child);
  }
}

function checkAttributes({ name, attributes }: XmlElement, rule: Rule): void {
  for (const attribute of attributes.keys()) {
    if (rule.unsimulated?.includes(attribute)) {
      throw notSimulated(`the attribute '${attribute}' of the element '${name}' of FetchXML`);
    }
    if (!rule.attributes.includes(attribute)) {
      throw malformed(`The attribute '${attribute}' is not valid for the element '${name}'.`);
    }
  }
}

function invalidChild(child: XmlElement, { children }: Rule) {
  const valid = children.length > 0 ? `valid nodes are ${children.join(", ")}` : "there are none";
  return refusal(
    "QueryBuilderDeserializeInvalidNode",
    `Invalid Child Node, ${valid}. NodeName = ${child.name} NodeXml = ${outerXml(child)}`,
  );
}
