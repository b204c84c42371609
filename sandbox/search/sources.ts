import type { Schema, Table } from "../schema/derived";
import { readXml, type XmlElement } from "../text/xml";
import type { Row, Store } from "../types";

/** A table in the index. */
export interface Source {
  readonly table: Table;
  /** Columns whose texts are searched: those that Quick Find looks in. */
  readonly searched: readonly string[];
  /** Columns that are answered where none are asked for: those the view shows. */
  readonly shown: readonly string[];
  /** All columns that are in the index, to be answered, filtered and sorted by. */
  readonly indexed: ReadonlySet<string>;
}

/** Columns that are in the index of any table that has them. */
const common = ["createdon", "modifiedon", "ownerid", "statecode", "statuscode"];

/**
 * The tables that are searched: those with change tracking and an active Quick Find view, which says what
 * their columns in the index are.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#enable-tables-and-columns-for-search
 */
export function sourcesOf(store: Store): ReadonlyMap<string, Source> {
  const views = store.find("savedquery", { isquickfindquery: 1, querytype: 4, statecode: 0 });
  const sources = views.flatMap((view) => sourceOf(store.schema, view) ?? []);
  return new Map(sources.map((source) => [source.table.logicalName, source]));
}

function sourceOf(schema: Schema, view: Row): Source | undefined {
  const table = schema.tables.get(String(view["returnedtypecode"]));
  if (table?.declaration.changeTracking !== true) return undefined;
  const entity = readXml(String(view["fetchxml"]))?.children.find(({ name }) => name === "entity");
  if (entity === undefined) return undefined;
  const find = entity.children.filter(
    ({ name, attributes }) => name === "filter" && attributes.get("isquickfindfields") === "1",
  );
  const searched = namesIn(
    table,
    find.flatMap(({ children }) => children),
  );
  const shown = namesIn(
    table,
    entity.children.filter(({ name }) => name === "attribute"),
    "name",
  );
  const indexed = [...searched, ...shown, ...common.filter((name) => table.columns.has(name))];
  return { table, searched, shown, indexed: new Set(indexed) };
}

function namesIn(table: Table, elements: readonly XmlElement[], attribute = "attribute"): string[] {
  const names = elements.flatMap(({ attributes }) => attributes.get(attribute) ?? []);
  return names.filter((name) => table.columns.has(name));
}
