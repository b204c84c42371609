import { attribute, children, elementName, type FetchDocument, type XmlNode } from "./parse";

const NARROW = "a filter that narrows the query keeps it below that";

/**
 * What to do about a query that has to be read by the numbers of its pages: what keeps Dataverse from
 * giving a cookie is an aggregation, `distinct`, or rows that are told apart by a linked table.
 */
export function adviceOnPages({ fetch }: FetchDocument): string {
  if (isTrue(attribute(fetch, "aggregate"))) return `this is an aggregation: ${NARROW}`;
  if (isTrue(attribute(fetch, "distinct"))) {
    return `distinct is the reason: take it out if the primary key is among the columns, else ${NARROW}`;
  }
  const root = children(fetch).find((node) => elementName(node) === "entity");
  const content = root ? children(root) : [];
  const isLinked = (node: XmlNode) => elementName(node) === "link-entity";
  if (content.some((node) => isOrder(node) && attribute(node, "entityname") !== undefined)) {
    return "order by columns of the root table only";
  }
  const links = content.filter(isLinked);
  if (links.some(hasOrder)) return "order by columns of the root table only";
  return links.length > 0
    ? `the query joins another table, which may yield several rows for one record: ${NARROW}, or query the joined table as the root`
    : NARROW;
}

const isOrder = (node: XmlNode): boolean => elementName(node) === "order";

const hasOrder = (link: XmlNode): boolean =>
  children(link).some(
    (node) => isOrder(node) || (elementName(node) === "link-entity" && hasOrder(node)),
  );

const isTrue = (value: string | undefined): boolean =>
  value !== undefined && /^\s*(?:true|1)\s*$/i.test(value);
