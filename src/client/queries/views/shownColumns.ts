import { tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { Impersonation, ShownColumn } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import {
  attribute,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "../fetchXml/parse";
import { linkedTables } from "./changedView";
import { layoutColumns } from "./layout";
import type { PreparedView } from "./prepareView";

/** Columns that a view shows: in the order of its layout, or those that were asked for in their place. */
export function shownNames({ view, query, named }: PreparedView): readonly string[] {
  return named ? [...new Set(named)] : (layoutColumns(view.layoutXml) ?? columnsIn(query));
}

/** A view without a layout shows what it reads. */
const columnsIn = ({ fetch }: FetchDocument): string[] =>
  children(fetch)
    .filter((node) => elementName(node) === "entity")
    .flatMap(children)
    .flatMap((node) =>
      elementName(node) === "attribute"
        ? ((attribute(node, "alias") ?? attribute(node, "name"))?.trim() ?? [])
        : [],
    );

/**
 * The labels of columns in the user's language; that of a linked table has behind it what links the table. A
 * column whose definition cannot be read goes by its name.
 */
export async function shownColumns(
  session: Session,
  impersonation: Impersonation,
  query: FetchDocument,
  names: readonly string[],
): Promise<readonly ShownColumn[]> {
  const links = linkedTables(query);
  const aliases = new Set(names.flatMap((name) => (name.includes(".") ? aliasOf(name) : [])));
  const tables = new Map<string, TableDefinition>();
  const read = async (alias: string, table: string | undefined) => {
    if (!table) return;
    try {
      tables.set(alias, await tableDefinition(session, table, impersonation));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      session.logger.warn(`Columns of ${table} are shown by their names: ${why}`);
    }
  };
  await Promise.all([
    read("", query.entityName),
    ...[...aliases].map((alias) => read(alias, nameOf(links.get(alias)))),
  ]);
  const root = tables.get("");
  return names.map((name) => ({ name, label: labelOf(name, { root, tables, links }) }));
}

interface Known {
  readonly root: TableDefinition | undefined;
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly links: ReadonlyMap<string, XmlNode>;
}

const labelOf = (name: string, { root, tables, links }: Known): string => {
  if (!name.includes(".")) return (root && columnNamed(name, root)?.displayName) ?? name;
  const alias = aliasOf(name);
  const table = tables.get(alias);
  const label = table?.columns.get(name.slice(alias.length + 1))?.displayName;
  if (table === undefined || label === undefined) return name;
  const link = links.get(alias);
  const lookup = link && root?.columns.get(attribute(link, "to")?.trim() ?? "");
  const isLookup = lookup !== undefined && !lookup.isPrimaryId;
  const by = (isLookup ? lookup.displayName : undefined) ?? table.displayName;
  return by === undefined ? label : `${label} (${by})`;
};

const aliasOf = (name: string): string => name.slice(0, name.indexOf("."));

const nameOf = (link: XmlNode | undefined): string | undefined =>
  link && attribute(link, "name")?.trim();
