import { attribute, children, elementName, readXml, type XmlNode } from "../fetchXml/parse";

/**
 * Names of the columns that a view's layout shows, in its order; those of a linked table have its alias in
 * front. Undefined where the layout cannot be read.
 */
export function layoutColumns(layoutXml: string): readonly string[] | undefined {
  const document = readXml(layoutXml);
  if (!document) return undefined;
  const names = document
    .flatMap(everyElement)
    .filter((node) => elementName(node) === "cell" && !isHidden(node))
    .flatMap((node) => attribute(node, "name")?.trim() || []);
  return names.length === 0 ? undefined : [...new Set(names)];
}

const everyElement = (node: XmlNode): XmlNode[] => [node, ...children(node).flatMap(everyElement)];

const isHidden = (cell: XmlNode): boolean =>
  /^(?:1|true)$/i.test(attribute(cell, "ishidden")?.trim() ?? "");
