import type { FetchPart } from "../../conditions/types";
import { isTrue } from "../count/distinct";
import { conditionNode } from "../fetchXml/conditionNodes";
import { element, withConditions, withRoot } from "../fetchXml/element";
import { escapeXml } from "../fetchXml/escape";
import {
  attribute,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "../fetchXml/parse";

/** A column of the view's table, or with an alias before it of one that is linked to it. */
export interface NamedColumn {
  readonly alias: string | undefined;
  /** Logical name. */
  readonly name: string;
}

export interface ViewOrder extends NamedColumn {
  readonly isDescending: boolean;
}

/** What an action asks for in the place of what the view says, or besides it. */
export interface ViewChanges {
  /** In the place of the view's columns. */
  readonly columns?: readonly NamedColumn[] | undefined;
  /** Columns of the view's table, besides those that it has. */
  readonly added?: readonly string[] | undefined;
  /** In the place of the view's order. */
  readonly orders?: readonly ViewOrder[] | undefined;
  readonly conditions?: readonly FetchPart[] | undefined;
}

/** The view's query with these changes. A record of the view keeps its key, unless rows are `distinct`. Pure. */
export function changedView(
  query: FetchDocument,
  { columns, added = [], orders, conditions = [] }: ViewChanges,
  primaryKey: string,
): FetchDocument {
  const gone = [
    ...(columns ? ["attribute", "all-attributes", "no-attrs"] : []),
    ...(orders ? ["order"] : []),
  ];
  const own = (columns ?? []).filter(({ alias }) => alias === undefined).map(({ name }) => name);
  // Without any column of its table, a query yields all of them.
  const key = columns && (own.length === 0 || !isDistinct(query)) ? [primaryKey] : [];
  return withRoot(query, {}, (content) => {
    const kept = content.flatMap((node) => without(node, gone, columns ?? []));
    const known = kept.flatMap((node) =>
      elementName(node) === "attribute" ? (attribute(node, "name") ?? []) : [],
    );
    const isClosed = content.some((node) => elementName(node) === "no-attrs");
    const isOpen = !columns && known.length === 0 && !isClosed;
    const more = isOpen ? [] : [...key, ...own, ...added].filter((name) => !known.includes(name));
    return withConditions(
      [...[...new Set(more)].map(column), ...kept, ...(orders ?? []).map(order)],
      conditions.map(conditionNode),
    );
  });
}

/** The query in pages of so many rows. One that counts takes no `top`, so that its only page limits it. */
export function withPages(
  query: FetchDocument,
  { rows, counted }: { readonly rows: number | undefined; readonly counted: boolean },
): FetchDocument {
  const changes = {
    ...{ page: undefined, "paging-cookie": undefined, top: undefined },
    count: rows === undefined ? undefined : String(rows),
    returntotalrecordcount: counted ? "true" : undefined,
  };
  return withRoot(query, changes, (content) => content);
}

/** Aliases of the tables that are linked to the view's own, with the names of their tables. */
export function linkedTables({ fetch }: FetchDocument): ReadonlyMap<string, XmlNode> {
  const found = new Map<string, XmlNode>();
  const visit = (node: XmlNode): void => {
    for (const link of children(node).filter(isLink)) {
      const alias = attribute(link, "alias")?.trim();
      if (alias) found.set(alias, link);
      visit(link);
    }
  };
  for (const node of children(fetch)) visit(node);
  return found;
}

export function isDistinct({ fetch }: FetchDocument): boolean {
  return isTrue(attribute(fetch, "distinct"));
}

/** Whether a view yields groups, which are no records. */
export function isAggregation({ fetch }: FetchDocument): boolean {
  return isTrue(attribute(fetch, "aggregate"));
}

const isLink = (node: XmlNode): boolean => elementName(node) === "link-entity";

/** What links show and sort by goes as well; what they show now comes in its place. */
const without = (
  node: XmlNode,
  gone: readonly string[],
  columns: readonly NamedColumn[],
): XmlNode[] => {
  const name = elementName(node) ?? "";
  if (gone.includes(name)) return [];
  if (!isLink(node)) return [node];
  const alias = attribute(node, "alias")?.trim();
  const shown = columns.filter((each) => each.alias !== undefined && each.alias === alias);
  const kept = children(node).flatMap((child) => without(child, gone, columns));
  return [{ ...node, [name]: [...shown.map((each) => column(each.name)), ...kept] }];
};

const column = (name: string): XmlNode => element("attribute", { name: escapeXml(name) });

const order = ({ alias, name, isDescending }: ViewOrder): XmlNode =>
  element("order", {
    attribute: escapeXml(name),
    ...(alias === undefined ? {} : { entityname: escapeXml(alias) }),
    ...(isDescending ? { descending: "true" } : {}),
  });
