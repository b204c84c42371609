import { createHmac, randomBytes } from "node:crypto";
import { declarations as usualTables } from "../schema/declarations";
import type { ColumnDeclaration, LookupTarget, TableDeclaration } from "../schema/types";
import type { ImportedTables } from "./importTables";

/**
 * The same tables under names that say nothing: each is hashed with a key that is made anew and kept
 * nowhere. Names of usual tables and columns stay, as do types, sizes, numbers of options, and the shape.
 */
export function anonymous(
  { tables, leftOut }: ImportedTables,
  usual: ReadonlySet<string>,
): ImportedTables {
  const key = randomBytes(32);
  const digest = (text: string) =>
    createHmac("sha256", key).update(text).digest("hex").slice(0, 10);
  const hidden = (name: string) => `x_${digest(name.toLowerCase())}`;
  const label = (text: string) => `L ${digest(text)}`;
  const tableName = (name: string) => (usual.has(name) ? name : hidden(name));
  const names: Names = { hidden, label, tableName };
  return {
    tables: tables.map((table) => hiddenTable(table, names)),
    leftOut:
      leftOut.length === 0 ? [] : [`${leftOut.length} tables, columns, keys or relationships.`],
  };
}

interface Names {
  hidden: (name: string) => string;
  label: (text: string) => string;
  tableName: (name: string) => string;
}

function hiddenTable(table: TableDeclaration, names: Names): TableDeclaration {
  const { hidden, label, tableName } = names;
  const own = usualTables.find(({ logicalName }) => logicalName === table.logicalName);
  const usualColumns = new Set(own?.columns.map(({ name }) => name));
  const columnName = (name: string) =>
    usualColumns.has(name) || (name === table.primaryId && own) ? name : hidden(name);
  const shown = own ?? {
    logicalName: tableName(table.logicalName),
    schemaName: tableName(table.logicalName),
    entitySetName: `${hidden(table.logicalName)}s`,
    label: label(table.label),
    pluralLabel: label(table.pluralLabel),
    primaryId: columnName(table.primaryId),
    ...(table.primaryName === undefined ? {} : { primaryName: columnName(table.primaryName) }),
  };
  const { logicalName, schemaName, entitySetName, primaryId } = shown;
  return {
    ...table,
    ...("columns" in shown ? { label: shown.label, pluralLabel: shown.pluralLabel } : shown),
    logicalName,
    schemaName,
    entitySetName,
    primaryId,
    columns: table.columns.map((column) => hiddenColumn(column, columnName(column.name), names)),
    ...(table.keys === undefined
      ? {}
      : {
          keys: table.keys.map((key) => ({
            name: hidden(key.name),
            label: label(key.label),
            columns: key.columns.map(columnName),
          })),
        }),
    ...(table.manyToMany === undefined
      ? {}
      : {
          manyToMany: table.manyToMany.map((each) => ({
            schemaName: hidden(each.schemaName),
            intersect: hidden(each.intersect),
            intersectSet: `${hidden(each.intersect)}set`,
            with: tableName(each.with),
            navigation: hidden(`${each.schemaName} a`),
            otherNavigation: hidden(`${each.schemaName} b`),
          })),
        }),
  };
}

function hiddenColumn(column: ColumnDeclaration, name: string, names: Names): ColumnDeclaration {
  const { hidden, label, tableName } = names;
  const { schemaName, globalChoice, options, targets, ...rest } = column;
  const target = (each: LookupTarget): LookupTarget => ({
    ...each,
    table: tableName(each.table),
    navigation: each.navigation === "" ? "" : hidden(`${each.relationship} to`),
    ...(each.collection === undefined ? {} : { collection: hidden(`${each.relationship} from`) }),
    relationship: hidden(each.relationship ?? column.name),
  });
  return {
    ...rest,
    name,
    ...(name === column.name && schemaName !== undefined ? { schemaName } : { schemaName: name }),
    label: label(column.label),
    ...(globalChoice === undefined ? {} : { globalChoice: hidden(globalChoice) }),
    ...(options === undefined
      ? {}
      : { options: options.map((option) => ({ ...option, label: label(option.label) })) }),
    ...(targets === undefined ? {} : { targets: targets.map(target) }),
  };
}
