import { SaxesParser } from "saxes";

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  /** Text directly inside, with CDATA sections, without comments. */
  text: string;
}

interface OpenElement extends XmlElement {
  children: OpenElement[];
}

/** Elements within each other; far more than any query has, and few enough for recursive readers. */
const deepest = 100;

/**
 * The root element. Undefined for what is not one well-formed element, for elements nested too deep,
 * and for a DOCTYPE, which could declare entities.
 */
export function readXml(xml: string): XmlElement | undefined {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let faulty = false;
  const refuse = () => {
    faulty = true;
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: ownAttributes(attributes), children: [], text: "" };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > deepest) refuse();
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return faulty ? undefined : root;
}

/** Namespaces, and attributes of one, are there for tools and mean nothing to a reader. */
function ownAttributes(given: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(given).filter(([name]) => name !== "xmlns" && !name.includes(":")));
}
