import type { Properties } from "../../labels/places";
import { attribute, children, elementName, type FetchDocument, type XmlNode } from "./parse";

interface Column {
  readonly table: string;
  readonly column: string;
}

/**
 * What a FetchXML query says of the properties of its rows: the column behind each alias, and behind the
 * properties of joined tables (`a.fullname`, of older services `a_x002e_fullname`); which of them are
 * aggregates or parts of dates, whose texts are no labels. Pure.
 */
export function fetchProperties({ fetch }: FetchDocument): Properties {
  const aliases = new Map<string, Column>();
  const computed = new Set<string>();
  const tables = new Map<string, string>();
  const names = new Set<string>();
  const firstRows = new Map<string, Column>();
  const visit = (entity: XmlNode): void => {
    const table = nameOf(entity);
    const isRoot = elementName(entity) === "entity";
    const join = isRoot ? undefined : attribute(entity, "alias")?.trim();
    if (!isRoot) tables.set(join ?? table, table);
    for (const node of children(entity)) {
      const element = elementName(node);
      if (element === "link-entity") visit(node);
      if (element === "all-attributes" && join) names.add(join);
      if (element !== "attribute") continue;
      const [column, alias] = [nameOf(node), attribute(node, "alias")?.trim()];
      if (alias) aliases.set(alias, { table, column });
      else if (takesFirstRow(entity)) firstRows.set(column.toLowerCase(), { table, column });
      if (alias && isComputed(node)) computed.add(alias);
      names.add(alias ?? join ?? column);
    }
  };
  children(fetch)
    .filter((node) => elementName(node) === "entity")
    .forEach(visit);
  return {
    isComputed: (property) => computed.has(property),
    isNamed: (property) => names.has(property),
    columnBehind: (property) =>
      aliases.get(property) ??
      joinedColumn(property, tables) ??
      (/\p{Lu}/u.test(property) ? firstRows.get(property.toLowerCase()) : undefined),
  };
}

const nameOf = (node: XmlNode): string => attribute(node, "name")?.trim() ?? "";

/** Dataverse names the columns of such a join by their schema names, without the alias. */
const takesFirstRow = (link: XmlNode): boolean =>
  attribute(link, "link-type")?.trim() === "matchfirstrowusingcrossapply";

/** A group has the value of its column, unless it is grouped by a part of a date. */
const COMPUTED = ["aggregate", "dategrouping", "rowaggregate"];

const isComputed = (node: XmlNode): boolean =>
  COMPUTED.some((name) => attribute(node, name) !== undefined);

/** Where a join has no alias, Dataverse gives it the name of its table and a number. */
const joinedColumn = (
  property: string,
  tables: ReadonlyMap<string, string>,
): Column | undefined => {
  const path = property.replace("_x002e_", ".");
  const dot = path.indexOf(".");
  if (dot < 0) return undefined;
  const prefix = path.slice(0, dot);
  const table = tables.get(prefix) ?? tables.get(prefix.replace(/(?<!\d)\d+$/, ""));
  return table === undefined ? undefined : { table, column: path.slice(dot + 1) };
};
