import { readName } from "../compare/writtenColumns";
import type { ResolvedField, ResolvedMap } from "../mapping/resolveFieldMap";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import type { BoundColumn } from "./fields/field";
import type { Model } from "./models";

/** What a row does not hold, or only as an extract. */
const UNREAD = new Set(["partylist", "file", "image"]);

export function boundColumn(column: ColumnDefinition, mapped?: ResolvedField): BoundColumn {
  const { logicalName } = column;
  return {
    column,
    property: readName(column),
    name: mapped?.name ?? logicalName,
    target: mapped?.target,
    values: mapped?.values,
  };
}

/** Where the parts of a model are kept: by its own columns, or by those of the Field Map. */
export interface ModelColumns {
  /** By paths such as `emails.main`; what the table does not have is left out. */
  readonly byPath: ReadonlyMap<string, BoundColumn>;
  /** Column that a path would have, for messages. */
  readonly wanted: ReadonlyMap<string, string>;
  /** Columns of `custom_fields`, by their names there. */
  readonly custom: ReadonlyMap<string, BoundColumn>;
}

/**
 * The columns of a model in one environment. A field of the map that is called like a part of the model says where
 * that part is kept; any other is one of `custom_fields`, beside the columns that have a publisher's prefix. Pure.
 */
export function modelColumns(
  model: Model,
  table: TableDefinition,
  map: ResolvedMap = new Map(),
): ModelColumns {
  const byPath = new Map<string, BoundColumn>();
  const wanted = new Map<string, string>();
  const paths = pathsOf(model);
  for (const [path, name] of paths) {
    const mapped = map.get(path);
    const column = mapped?.column ?? table.columns.get(name);
    wanted.set(path, mapped?.column.logicalName ?? name);
    if (column && isRead(column)) byPath.set(path, boundColumn(column, mapped));
  }
  return { byPath, wanted, custom: customColumns(table, map, paths, byPath) };
}

/** The paths of a model's parts, with their own columns. */
export function pathsOf({ fields }: Model): ReadonlyMap<string, string> {
  const pairs = Object.entries(fields).flatMap(([name, { columns }]) =>
    Object.entries(columns).map(
      ([part, column]) => [part === "" ? name : `${name}.${part}`, column] as const,
    ),
  );
  return new Map(pairs);
}

const customColumns = (
  table: TableDefinition,
  map: ResolvedMap,
  paths: ReadonlyMap<string, string>,
  byPath: ReadonlyMap<string, BoundColumn>,
): ReadonlyMap<string, BoundColumn> => {
  const mapped = [...map.values()].filter(({ field }) => !paths.has(field));
  const taken = new Set([
    ...mapped.map(({ column }) => column),
    ...[...byPath.values()].map(({ column }) => column),
  ]);
  const custom = new Map<string, BoundColumn>();
  for (const column of table.columns.values()) {
    if (column.isCustom && isRead(column) && !taken.has(column)) {
      custom.set(column.logicalName, boundColumn(column));
    }
  }
  for (const each of mapped) {
    if (isRead(each.column)) custom.set(each.field, boundColumn(each.column, each));
  }
  return custom;
};

const isRead = ({ kind, validForRead }: ColumnDefinition): boolean =>
  validForRead && !UNREAD.has(kind);
