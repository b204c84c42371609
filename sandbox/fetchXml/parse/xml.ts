import { readXml, type XmlElement } from "../../text/xml";
import { refusal } from "../refusals";

export type { XmlElement } from "../../text/xml";

/** Throws 400 for what is not one well-formed element, and for a DOCTYPE, which could declare entities. */
export function parseXml(xml: string): XmlElement {
  const root = readXml(xml);
  if (!root) throw refusal("InvalidXml", "Invalid XML.");
  return root;
}

/** The element as XML again, for messages. */
export function outerXml({ name, attributes, children, text }: XmlElement): string {
  const list = [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  const inside = escapeXml(text.trim()) + children.map(outerXml).join("");
  return inside === "" ? `<${name}${list} />` : `<${name}${list}>${inside}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
