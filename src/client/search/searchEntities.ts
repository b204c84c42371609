import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { hasTechnicalName } from "../metadata/cache/findTable";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { findTableName } from "../metadata/cache/tableName";
import type { Session } from "../session/session";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { columnNamed } from "../values/columnNamed";
import { unknownColumn } from "../values/findColumn";
import type { SearchParams } from "./types";

/**
 * A table to search, in the words of the service.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#searchentity-type
 */
export interface SearchEntity {
  readonly name: string;
  readonly selectColumns?: readonly string[];
  readonly searchColumns?: readonly string[];
  readonly filter?: string;
}

const LABELS = { columns: "Columns", searchColumns: "Search Columns" } as const;

/**
 * The tables to search, by their logical names, each with those of the columns that it has. Definitions are
 * read only where there are columns.
 *
 * @throws InputError for a table or column that is not there, and for columns without a table
 */
export async function searchEntities(
  session: Session,
  params: SearchParams,
): Promise<readonly SearchEntity[]> {
  const { tables = [], columns = [], searchColumns = [] } = params;
  const hasColumns = columns.length > 0 || searchColumns.length > 0;
  if (tables.length === 0) {
    if (!hasColumns) return [];
    const label = columns.length > 0 ? LABELS.columns : LABELS.searchColumns;
    throw new InputError(`${label} needs Tables: Dataverse takes columns of named tables only.`);
  }
  if (!hasColumns)
    return named(await Promise.all(tables.map((name) => nameOf(session, params, name))));
  const definitions = await Promise.all(
    tables.map((name) => tableDefinition(session, name, params, "Tables")),
  );
  try {
    return withColumns(definitions, params);
  } catch (error) {
    throwUnless(error, InputError);
    // A column that a remembered definition does not have may be there by now.
    const fresh = await Promise.all(tables.map((name) => freshDefinition(session, name, params)));
    if (fresh.every((table, at) => table === definitions[at])) throw error;
    return withColumns(fresh, params);
  }
}

const named = (names: readonly string[]): readonly SearchEntity[] =>
  [...new Set(names)].map((name) => ({ name }));

const nameOf = async (session: Session, params: SearchParams, name: string): Promise<string> =>
  singleMatch(await findTableName(session, name, params), name, "Tables").logicalName;

const withColumns = (
  definitions: readonly TableDefinition[],
  { columns = [], searchColumns = [] }: SearchParams,
): readonly SearchEntity[] => {
  const tables = [...new Map(definitions.map((table) => [table.logicalName, table])).values()];
  const selected = columnsByTable(tables, columns, LABELS.columns);
  const searched = columnsByTable(tables, searchColumns, LABELS.searchColumns);
  return tables.map((table) => ({
    name: table.logicalName,
    ...listed("selectColumns", selected.get(table)),
    ...listed("searchColumns", searched.get(table)),
  }));
};

const listed = (key: "selectColumns" | "searchColumns", names: readonly string[] = []) =>
  names.length > 0 ? { [key]: names } : {};

/** The columns of each table, by logical names; each name has to be one of some table. */
const columnsByTable = (
  tables: readonly TableDefinition[],
  names: readonly string[],
  label: string,
): ReadonlyMap<TableDefinition, readonly string[]> => {
  const found = new Map<TableDefinition, Set<string>>();
  for (const name of names) {
    const homes = tables.flatMap((table): [TableDefinition, ColumnDefinition][] => {
      const column = columnNamed(nameIn(table, name), table);
      return column ? [[table, column]] : [];
    });
    if (homes.length === 0) throw new InputError(noColumn(label, name, tables));
    for (const [table, { logicalName }] of homes) {
      found.set(table, (found.get(table) ?? new Set()).add(logicalName));
    }
  }
  return new Map([...found].map(([table, columns]) => [table, [...columns]]));
};

/** `account.telephone1` is a column of that table only, for a column that the index has of one table alone. */
const nameIn = (table: TableDefinition, name: string): string => {
  const at = name.indexOf(".");
  return at > 0 && hasTechnicalName(table, name.slice(0, at)) ? name.slice(at + 1) : name;
};

const noColumn = (label: string, name: string, tables: readonly TableDefinition[]): string => {
  const why = tables
    .slice(0, 3)
    .map((table) => unknownColumn(nameIn(table, name), table).replace(/\?$/, ""));
  return `${label} has ${JSON.stringify(name.slice(0, 80))}: ${why.join("; ")}.`;
};
