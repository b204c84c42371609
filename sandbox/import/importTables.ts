import { activityColumns } from "../schema/activityColumns";
import { companionColumns } from "../schema/companionColumns";
import { declarations as usualTables } from "../schema/declarations";
import { known } from "../schema/known";
import { systemColumns } from "../schema/systemColumns";
import type { ColumnDeclaration, TableDeclaration } from "../schema/types";
import { anonymous } from "./anonymous";
import { columnOf } from "./column";
import { type ColumnDefinition, labelOf, type TableDefinition } from "./definitions";
import { keysOf, manyToManyOf, targetsOf } from "./relationships";

/** What an organization's definitions make of the sandbox. */
export interface ImportedTables {
  tables: TableDeclaration[];
  /** What cannot be modelled, a sentence each. */
  leftOut: string[];
}

/** What the making of one table knows of all. */
export interface Importing {
  /** Logical names of the tables that there will be. */
  names: ReadonlySet<string>;
  sets: ReadonlyMap<string, string>;
  leftOut: string[];
}

/** Logical names of the tables that come with the sandbox. */
export const usualTableNames: readonly string[] = usualTables.map(({ logicalName }) => logicalName);

const usual = new Map(usualTables.map((table) => [table.logicalName, table]));

/**
 * Declarations of the tables, columns, choices, keys and relationships that definitions describe: whole
 * custom tables, and what is custom of the usual ones. What `RetrieveMetadataChanges` answers is taken,
 * also several such answers as a list.
 */
export function importTables(
  answer: unknown,
  options: { anonymous?: boolean } = {},
): ImportedTables {
  const definitions = definitionsIn(answer);
  const leftOut: string[] = [];
  const taken = definitions.filter((table) => isTaken(table, leftOut));
  const names = new Set([...usual.keys(), ...taken.map((table) => table.LogicalName)]);
  const sets = new Map(
    definitions.map((table) => [table.LogicalName, table.EntitySetName ?? ""] as const),
  );
  const tables = taken
    .map((table) => tableOf(table, { names, sets, leftOut }))
    .filter((table) => !usual.has(table.logicalName) || addsAnything(table));
  return options.anonymous
    ? anonymous({ tables, leftOut }, new Set(usual.keys()))
    : { tables, leftOut };
}

function definitionsIn(answer: unknown): TableDefinition[] {
  const parts: unknown[] = Array.isArray(answer) ? answer : [answer];
  return parts.flatMap((part) => {
    const { EntityMetadata } = Object(part) as { EntityMetadata?: unknown };
    if (Array.isArray(EntityMetadata)) return EntityMetadata.map(checkNames);
    throw new Error(
      "The definitions must be an answer of RetrieveMetadataChanges, or a list of such.",
    );
  });
}

/** Names become names of files, and of columns in SQL: the service has no others. */
function checkNames(given: unknown): TableDefinition {
  const table = Object(given) as TableDefinition;
  const columns: unknown[] = table.Attributes ?? [];
  for (const { LogicalName: name } of [table, ...columns.map(Object)]) {
    if (typeof name !== "string" || !/^[a-z_][a-z0-9_]*$/i.test(name)) {
      throw new Error(
        `The definitions have the name ${JSON.stringify(name)}, which no table or column has.`,
      );
    }
  }
  return table;
}

function isTaken(table: TableDefinition, leftOut: string[]): boolean {
  const {
    LogicalName: name,
    IsIntersect,
    IsCustomEntity,
    EntitySetName,
    PrimaryIdAttribute,
  } = table;
  if (usual.has(name)) return true;
  if (IsIntersect || !IsCustomEntity) return false;
  if (EntitySetName && PrimaryIdAttribute && table.TableType !== "Virtual") return true;
  leftOut.push(`Table ${name}: it is virtual, or has no set of rows.`);
  return false;
}

function addsAnything({ columns, keys = [], manyToMany = [] }: TableDeclaration): boolean {
  return columns.length + keys.length + manyToMany.length > 0;
}

function tableOf(definition: TableDefinition, importing: Importing): TableDeclaration {
  const { LogicalName: logicalName, PrimaryIdAttribute, EntitySetName } = definition;
  const own = usual.get(logicalName);
  const bare: TableDeclaration = {
    logicalName,
    schemaName: definition.SchemaName,
    entitySetName: own?.entitySetName ?? EntitySetName ?? "",
    label: labelOf(definition.DisplayName, logicalName),
    pluralLabel: labelOf(definition.DisplayCollectionName, logicalName),
    objectTypeCode: definition.ObjectTypeCode ?? 0,
    primaryId: own?.primaryId ?? PrimaryIdAttribute ?? "",
    ownership: ownershipOf(definition.OwnershipType),
    ...known({
      primaryName: definition.PrimaryNameAttribute || undefined,
      activity: definition.IsActivity || undefined,
      custom: definition.IsCustomEntity || undefined,
      elastic: definition.TableType === "Elastic" || undefined,
      changeTracking: definition.ChangeTrackingEnabled || undefined,
      optimisticConcurrency: definition.IsOptimisticConcurrencyEnabled || undefined,
      hasActivities: definition.HasActivities || undefined,
      hasNotes: definition.HasNotes || undefined,
    }),
    columns: [],
  };
  const columns = columnsOf(definition, bare, importing);
  const there = new Set([
    ...columns.map(({ name }) => name),
    ...(own?.columns ?? []).map(({ name }) => name),
  ]);
  const keys = keysOf(definition, there, importing);
  const manyToMany = manyToManyOf(definition, importing);
  return {
    ...bare,
    columns,
    ...(keys.length === 0 ? {} : { keys }),
    ...(manyToMany.length === 0 ? {} : { manyToMany }),
  };
}

function ownershipOf(type: string | undefined): TableDeclaration["ownership"] {
  if (type === "UserOwned" || type === "TeamOwned") return "user";
  if (type === "BusinessOwned") return "business";
  return type === "None" ? "none" : "organization";
}

/** The columns that nothing derives: a custom table's own, and the custom ones of a usual table. */
function columnsOf(
  definition: TableDefinition,
  bare: TableDeclaration,
  importing: Importing,
): ColumnDeclaration[] {
  const own = usual.get(bare.logicalName);
  const derived = new Set(
    [...systemColumns(bare), ...activityColumns(bare)].map(({ name }) => name),
  );
  const given = (definition.Attributes ?? []).filter((column) =>
    own === undefined ? !derived.has(column.LogicalName) : isAddition(column, own),
  );
  const columns = given
    .filter(({ AttributeOf, IsPrimaryId }) => !AttributeOf && !IsPrimaryId)
    .flatMap((column) => modelled(column, definition, importing));
  const bringing = columns.filter(({ type }) => ["money", "image", "file"].includes(type));
  const derivedFrom = companionColumns({ ...bare, columns: bringing });
  const companions = new Set(derivedFrom.map(({ name }) => name));
  return columns.filter(({ name }) => !companions.has(name));
}

/** Choices of usual columns may have other options in each organization. */
function isAddition(column: ColumnDefinition, own: TableDeclaration): boolean {
  if (own.columns.some(({ name, type }) => name === column.LogicalName && type === "choice"))
    return true;
  return column.IsCustomAttribute === true;
}

function modelled(
  column: ColumnDefinition,
  table: TableDefinition,
  importing: Importing,
): ColumnDeclaration[] {
  const where = `Column ${table.LogicalName}.${column.LogicalName}`;
  const declared = columnOf(column);
  if (typeof declared === "string") {
    importing.leftOut.push(`${where}: it ${declared}.`);
    return [];
  }
  if (declared.type !== "lookup") return [declared];
  const targets = targetsOf(table, column.LogicalName, importing);
  if (targets.length > 0) {
    const isCustomer = column.AttributeTypeName?.Value === "CustomerType";
    return [{ ...declared, targets, ...(isCustomer ? { lookupKind: "customer" as const } : {}) }];
  }
  importing.leftOut.push(`${where}: none of the tables that it points to is modelled.`);
  return [];
}
