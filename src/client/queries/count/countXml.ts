import { element, withConditions, withRoot } from "../fetchXml/element";
import {
  attributes,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "../fetchXml/parse";
import { COUNTED, dateTime, LAST_SECOND } from "./counted";
import type { Slice } from "./types";

interface Changes {
  /** Attributes of `<fetch>`; undefined takes one away. */
  readonly fetch: Readonly<Record<string, string | undefined>>;
  /** What the root entity yields, in the place of everything that the query yields and sorts by. */
  readonly columns?: readonly XmlNode[];
  /** Conditions that rows have to meet besides. */
  readonly conditions?: readonly XmlNode[];
}

const NO_PAGES = {
  page: undefined,
  "paging-cookie": undefined,
  count: undefined,
  returntotalrecordcount: undefined,
};

/** The query that counts: the same joins and filters, with one aggregation for everything it yields. */
export function aggregateXml(
  query: FetchDocument,
  primaryKey: string,
  distinct: boolean,
  slice?: Slice,
): FetchDocument {
  const how = distinct ? { aggregate: "countcolumn", distinct: "true" } : { aggregate: "count" };
  return rewritten(query, {
    fetch: {
      ...NO_PAGES,
      top: undefined,
      distinct: undefined,
      aggregatelimit: undefined,
      useraworderby: undefined,
      aggregate: "true",
    },
    columns: [element("attribute", { name: primaryKey, alias: COUNTED, ...how })],
    conditions: sliceConditions(slice),
  });
}

/** The query's rows with nothing but their keys, page by page; `top` stays. */
export function keysXml(
  query: FetchDocument,
  primaryKey: string,
  pageRows: number,
  slice?: Slice,
): FetchDocument {
  return rewritten(query, {
    fetch: pagesOf(query, pageRows),
    columns: [element("attribute", { name: primaryKey })],
    conditions: sliceConditions(slice),
  });
}

/** The query's own rows, page by page from the first one: their values show which are alike. */
export function distinctXml(query: FetchDocument, pageRows: number): FetchDocument {
  return rewritten(query, { fetch: pagesOf(query, pageRows) });
}

/** The query's first or last value of a date-time column. */
export function edgeXml(
  query: FetchDocument,
  column: string,
  edge: "first" | "last",
): FetchDocument {
  return rewritten(query, {
    fetch: { ...NO_PAGES, distinct: undefined, top: "1" },
    columns: [
      element("attribute", { name: column }),
      element("order", { attribute: column, descending: String(edge === "last") }),
    ],
    conditions: [condition(column, "not-null")],
  });
}

const pagesOf = ({ fetch }: FetchDocument, pageRows: number) =>
  attributes(fetch)["top"] === undefined ? { ...NO_PAGES, count: String(pageRows) } : NO_PAGES;

const sliceConditions = (slice: Slice | undefined): XmlNode[] => {
  if (!slice) return [];
  const { column, span } = slice;
  if (!span) return [condition(column, "null")];
  const from = condition(column, "ge", dateTime(span.from));
  if (span.to > LAST_SECOND) return [from];
  return [from, condition(column, "lt", dateTime(span.to))];
};

const condition = (attribute: string, operator: string, value?: string): XmlNode =>
  element("condition", { attribute, operator, ...(value === undefined ? {} : { value }) });

const rewritten = (query: FetchDocument, { fetch, columns, conditions }: Changes) =>
  withRoot(query, fetch, (content) =>
    withConditions(
      columns ? [...columns, ...content.flatMap(withoutColumns)] : content,
      conditions ?? [],
    ),
  );

const COLUMNS = new Set(["attribute", "all-attributes", "no-attrs", "order"]);

/** Joins and filters stay, at any depth; what they yield or sort by goes. */
const withoutColumns = (node: XmlNode): XmlNode[] => {
  const name = elementName(node);
  if (name === undefined) return [node];
  if (COLUMNS.has(name)) return [];
  return name === "link-entity"
    ? [{ ...node, [name]: children(node).flatMap(withoutColumns) }]
    : [node];
};
