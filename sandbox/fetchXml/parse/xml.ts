import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Refusal } from "../../errors";
import { refusal } from "../refusals";
import { markupOf } from "./markupOf";

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  /** Text directly inside, with CDATA sections, without comments. */
  text: string;
}

/** References stay as they are written: only XML's own five and characters are resolved, below. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  allowBooleanAttributes: false,
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
});

/** Throws 400 for what is not one well-formed element, and for a DOCTYPE, which could declare entities. */
export function parseXml(xml: string): XmlElement {
  const markup = markupOf(xml);
  if (/<!(DOCTYPE|ENTITY)/i.test(markup) || XMLValidator.validate(xml) !== true) {
    throw invalidXml();
  }
  const [root, ...others] = documentOf(xml).filter((node) => !nameOf(node).startsWith("#"));
  if (!root || others.length > 0) {
    throw invalidXml();
  }
  return elementOf(root);
}

/** The element as XML again, for messages. */
export function outerXml({ name, attributes, children, text }: XmlElement): string {
  const list = [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  const inside = escapeXml(text.trim()) + children.map(outerXml).join("");
  return inside === "" ? `<${name}${list} />` : `<${name}${list}>${inside}</${name}>`;
}

/** A node in the order of the document: what is inside under its name, attributes under `:@`. */
type Node = Readonly<Record<string, unknown>>;

const attributesKey = ":@";

/** The parser refuses names and depths that could harm it. */
function documentOf(xml: string): Node[] {
  try {
    return parser.parse(xml) as Node[];
  } catch {
    throw invalidXml();
  }
}

/** Namespaces, and attributes of one, are there for tools and mean nothing to the query. */
function elementOf(node: Node): XmlElement {
  const inside = insideOf(node);
  const children = inside.filter((child) => !nameOf(child).startsWith("#"));
  const given = Object.entries((node[attributesKey] as Record<string, unknown>) ?? {});
  const attributes = given.filter(([name]) => name !== "xmlns" && !name.includes(":"));
  return {
    name: nameOf(node),
    attributes: new Map(attributes.map(([name, value]) => [name, attributeValue(String(value))])),
    children: children.map(elementOf),
    text: inside.map(textOf).join(""),
  };
}

function textOf(node: Node): string {
  switch (nameOf(node)) {
    case "#text":
      return resolved(String(node["#text"]));
    case "#cdata":
      return insideOf(node)
        .map((part) => String(part["#text"] ?? ""))
        .join("");
    default:
      return "";
  }
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== attributesKey) ?? "#text";
}

function insideOf(node: Node): Node[] {
  const inside = node[nameOf(node)];
  return Array.isArray(inside) ? inside : [];
}

/** In an attribute line ends and tabs are blanks, unless they are written as references. */
function attributeValue(text: string): string {
  if (text.includes("<")) {
    throw invalidXml();
  }
  return resolved(text.replace(/\r\n|[\t\n\r]/g, " "));
}

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function resolved(text: string): string {
  return text.replace(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
    const value = end ? (entities.get(name) ?? characterOf(name)) : undefined;
    if (value === undefined) {
      throw invalidXml();
    }
    return value;
  });
}

function characterOf(reference: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function escapeXml(text: string): string {
  const names = new Map([...entities].map(([name, letter]) => [letter, name]));
  return text.replace(/[&<>"]/g, (letter) => `&${names.get(letter)};`);
}

function invalidXml(): Refusal {
  return refusal("InvalidXml", "Invalid XML.");
}
