import { activityColumns } from "./activityColumns";
import { addressColumns } from "./addressColumns";
import { companionColumns } from "./companionColumns";
import type { CollectionNavigation, Column, SingleNavigation, Table } from "./derived";
import { defaultSchemaName, lookupProperty } from "./names";
import { withDerivedTargets } from "./regarding";
import { systemColumns } from "./systemColumns";
import type { ColumnDeclaration, TableDeclaration } from "./types";

/** A table whose collections are still to be filled from the lookups of all tables. */
export interface OpenTable extends Table {
  readonly collections: Map<string, CollectionNavigation>;
}

/** Derives columns, properties and single-valued navigation properties of one table. */
export function buildTable(
  declaration: TableDeclaration,
  all: readonly TableDeclaration[],
): OpenTable {
  const columns = new Map<string, Column>();
  for (const declared of allColumns(declaration)) {
    columns.set(declared.name, buildColumn(withDerivedTargets(declaration, declared, all)));
  }
  return {
    declaration,
    logicalName: declaration.logicalName,
    setName: declaration.entitySetName,
    primaryId: declaration.primaryId,
    primaryName: declaration.primaryName,
    columns,
    properties: propertiesOf(columns),
    single: singleNavigations(declaration, columns),
    collections: new Map(),
    keys: declaration.keys ?? [],
  };
}

/** Declared columns win over derived ones of the same name. */
function allColumns(declaration: TableDeclaration): ColumnDeclaration[] {
  const declared = new Set(declaration.columns.map((column) => column.name));
  const derived = [
    ...systemColumns(declaration),
    ...activityColumns(declaration),
    ...addressColumns(declaration),
    ...companionColumns(declaration),
  ].filter((column) => !declared.has(column.name));
  return [...declaration.columns, ...derived];
}

function buildColumn(declared: ColumnDeclaration): Column {
  return {
    ...declared,
    schemaName: declared.schemaName ?? defaultSchemaName(declared.name),
    property: declared.type === "lookup" ? lookupProperty(declared.name) : declared.name,
    polymorphic: declared.type === "lookup" && (declared.targets ?? []).length > 1,
  };
}

/** Party lists have no property: they are rows of `activityparty`. */
function propertiesOf(columns: ReadonlyMap<string, Column>): Map<string, Column> {
  const listed = [...columns.values()].filter((column) => column.type !== "partylist");
  return new Map(listed.map((column) => [column.property, column]));
}

function singleNavigations(
  { activity, abstract, logicalName }: TableDeclaration,
  columns: ReadonlyMap<string, Column>,
): Map<string, SingleNavigation> {
  const single = new Map<string, SingleNavigation>();
  for (const column of columns.values()) {
    for (const target of column.targets ?? []) {
      const name = target.navigation;
      if (name === "") continue;
      const targets = [...(single.get(name)?.targets ?? []), target.table];
      const navigation = { name, column, targets, target: single.get(name)?.target ?? target };
      single.set(name, navigation);
      const second = activity && !abstract ? secondName(logicalName, column, name) : undefined;
      if (second) {
        single.set(second, { ...navigation, name: second, second: true });
      }
    }
  }
  return single;
}

const shared = /^(created|modified)(on)?(behalf)?by$|^own(er|ing)|^transactioncurrencyid$/;

/**
 * What an activity shares with all others it has under two names: inherited from `activitypointer`
 * (`ownerid`, `regardingobjectid_account`) and its own (`ownerid_task`,
 * `regardingobjectid_account_task`).
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/task
 */
function secondName(table: string, column: Column, name: string): string | undefined {
  if (column.lookupKind === "regarding") {
    return name.slice(0, -`_${table}`.length);
  }
  return shared.test(column.name) ? `${name}_${table}` : undefined;
}
