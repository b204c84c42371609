import type { FetchCondition, FetchPart } from "../../conditions/types";
import { element } from "./element";
import { escapeXml } from "./escape";
import type { XmlNode } from "./parse";

/** Conditions as elements of FetchXML. */
export function conditionNode(part: FetchPart): XmlNode {
  if (part.kind === "condition") return conditionElement(part);
  return element("filter", { type: part.type }, part.parts.map(conditionNode));
}

const MANY = new Set(["in", "not-in", "between", "not-between", "contain-values"]);

/** Operators that take several values have each of them in an element, others their value in an attribute. */
const conditionElement = ({
  attribute,
  operator,
  values,
  otherColumn,
}: FetchCondition): XmlNode => {
  const [value, ...others] = values;
  const isList = others.length > 0 || MANY.has(operator) || operator === "not-contain-values";
  const own = {
    attribute: written(attribute),
    operator,
    ...(otherColumn === undefined ? {} : { valueof: written(otherColumn) }),
    ...(isList || value === undefined ? {} : { value: written(value) }),
  };
  const elements = isList
    ? values.map((each) => element("value", {}, [{ "#text": written(each) }]))
    : [];
  return element("condition", own, elements);
};

/** In an attribute, XML takes these for blanks. */
const CONTROLS: Readonly<Record<string, string>> = { "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

const written = (text: string): string =>
  escapeXml(text).replace(/[\t\n\r]/g, (letter) => CONTROLS[letter] ?? letter);
