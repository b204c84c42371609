import {
  attribute,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "../fetchXml/parse";

/**
 * What makes the rows of a query differ: `no` = they need not, `keys` = each record of the root table comes
 * once, `rows` = whatever columns they show.
 */
export type Distinct = "no" | "keys" | "rows";

/** @param primaryKey of the root table; asked for only where the answer hangs on it */
export async function distinctOf(
  { fetch }: FetchDocument,
  primaryKey: () => Promise<string>,
): Promise<Distinct> {
  if (!isTrue(attribute(fetch, "distinct"))) return "no";
  const root = children(fetch).find((node) => elementName(node) === "entity");
  const content = root ? children(root) : [];
  // Columns and orders of linked tables make several rows of one record.
  if (content.some((node) => elementName(node) === "link-entity" && yieldsColumns(node))) {
    return "rows";
  }
  const orders = content.filter((node) => elementName(node) === "order");
  if (orders.some((node) => attribute(node, "entityname") !== undefined)) return "rows";
  const columns = content.filter((node) => elementName(node) === "attribute");
  // Without any column a query yields all of them, the key included.
  if (columns.length === 0) return "keys";
  const key = await primaryKey();
  return columns.some((node) => attribute(node, "name") === key) ? "keys" : "rows";
}

const yieldsColumns = (link: XmlNode): boolean =>
  children(link).some((node) => {
    const name = elementName(node) ?? "";
    if (["attribute", "all-attributes", "order"].includes(name)) return true;
    return name === "link-entity" && yieldsColumns(node);
  });

/** As XML Schema writes a boolean. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^\s*(true|1)\s*$/i.test(value);
}
