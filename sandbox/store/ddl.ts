import type { Column, Table } from "../schema/derived";
import { identityColumns } from "./identity";
import { comparable, isText, quote, shadowColumn } from "./sql";

/** The CREATE statements of one table, in an order SQLite accepts. */
export function tableDdl(table: Table): string[] {
  const indexes = [...keyIndexes(table), ...lookupIndexes(table), ...versionIndexes(table)];
  return [createTable(table), ...indexes];
}

/** Columns with a place in the SQL table; party lists are rows of `activityparty`. */
export function storedColumns(table: Table): Column[] {
  return [...table.columns.values()].filter((column) => column.type !== "partylist");
}

/** Name of the unique index behind an alternate key; SQLite names it when the key is violated. */
export function keyIndexName(table: Table, key: string): string {
  return `${table.logicalName}.${key}`;
}

function createTable(table: Table): string {
  const columns = storedColumns(table);
  const lines = [
    ...columns.map((column) => `${quote(column.name)} ${sqlType(column)}${needed(table, column)}`),
    ...columns.flatMap(besides).map((name) => `${quote(name)} TEXT`),
    `PRIMARY KEY (${identityColumns(table).map(quote).join(", ")})`,
    ...(table.declaration.intersect ? [intersectUnique(columns)] : []),
  ];
  return `CREATE TABLE ${quote(table.logicalName)} (${lines.join(", ")})`;
}

/** What is stored beside a column: the target of a polymorphic lookup, the folded text. */
export function besides(column: Column): string[] {
  return [
    ...(column.polymorphic ? [`${column.name}__table`] : []),
    ...(isText(column) ? [shadowColumn(column.name)] : []),
  ];
}

/** What makes the SQL table of one version of a table that of the next one; no column changes type. */
export function alterations(before: Table, after: Table): string[] {
  const name = quote(before.logicalName);
  const dropped = storedColumns(before).filter((column) => !after.columns.has(column.name));
  const added = storedColumns(after).filter((column) => !before.columns.has(column.name));
  return [
    ...dropped.flatMap((column) => [
      `DROP INDEX IF EXISTS ${quote(`${before.logicalName}.${column.name}`)}`,
      ...[column.name, ...besides(column)].map(
        (gone) => `ALTER TABLE ${name} DROP COLUMN ${quote(gone)}`,
      ),
    ]),
    ...added.flatMap((column) => [
      `ALTER TABLE ${name} ADD COLUMN ${quote(column.name)} ${sqlType(column)}`,
      ...besides(column).map((more) => `ALTER TABLE ${name} ADD COLUMN ${quote(more)} TEXT`),
    ]),
  ];
}

function needed(table: Table, column: Column): string {
  return identityColumns(table).includes(column.name) ? " NOT NULL" : "";
}

/** The pair of ids of an intersect row occurs once; its columns are declared first. */
function intersectUnique([a, b]: readonly Column[]): string {
  return `UNIQUE (${[a, b].map((column) => quote(column?.name ?? "")).join(", ")})`;
}

function sqlType(column: Column): string {
  switch (column.type) {
    case "integer":
    case "bigint":
    case "boolean":
    case "choice":
    case "state":
    case "status":
      return "INTEGER";
    case "double":
      return "REAL";
    case "decimal":
    case "money":
      return "BLOB";
    default:
      return "TEXT";
  }
}

/**
 * Rows whose key has a null in it are not compared: SQLite takes nulls for distinct. The primary key
 * sees to an elastic table's key of id and partition.
 */
function keyIndexes(table: Table): string[] {
  const identity = identityColumns(table);
  const others = table.keys.filter(
    ({ columns }) => !columns.every((name) => identity.includes(name)),
  );
  return others.map((key) => {
    const columns = key.columns.flatMap((name) => table.columns.get(name) ?? []);
    const expressions = columns.map((column) => comparable(column)).join(", ");
    const index = quote(keyIndexName(table, key.name));
    return `CREATE UNIQUE INDEX ${index} ON ${quote(table.logicalName)} (${expressions})`;
  });
}

/** Lookups that collections are read through; the system's own (owner, created by) stay without. */
function lookupIndexes(table: Table): string[] {
  const name = quote(table.logicalName);
  const declared = new Set(table.declaration.columns.map((column) => column.name));
  const indexed = [...table.columns.values()].filter(
    (column) =>
      column.type === "lookup" &&
      (declared.has(column.name) || column.lookupKind === "regarding") &&
      column.targets?.some((target) => target.collection || target.navigation === ""),
  );
  const second = table.declaration.intersect ? storedColumns(table).slice(1, 2) : [];
  return [...indexed, ...second].map((column) => {
    const index = quote(`${table.logicalName}.${column.name}`);
    const id = quote(column.name);
    return `CREATE INDEX ${index} ON ${name} (${id}) WHERE ${id} IS NOT NULL`;
  });
}

/** Changes are read in the order of their versions. */
function versionIndexes({ logicalName, primaryId, declaration }: Table): string[] {
  if (!declaration.changeTracking) return [];
  const index = quote(`${logicalName}.versionnumber`);
  return [`CREATE INDEX ${index} ON ${quote(logicalName)} ("versionnumber", ${quote(primaryId)})`];
}
