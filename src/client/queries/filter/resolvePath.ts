import { readNameOf } from "../../mapping/columnsOfFields";
import type { ResolvedField, ResolvedMap } from "../../mapping/resolveFieldMap";
import type { Lambda } from "../../odata/filter/tree";
import type { ColumnDefinition, RelationshipDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";

/** Definitions of other tables by their logical names; undefined where there is none to be read. */
export type DefinitionOf = (table: string) => Promise<TableDefinition | undefined>;

/** A column at the end of a path, and the names that lead to it. */
export interface ResolvedPath {
  readonly column: ColumnDefinition;
  /** As conditions name it. */
  readonly path: string;
  /** As Dataverse's functions name it. */
  readonly property: string;
  /** The field of an app that the path names in the place of the column. */
  readonly field?: ResolvedField | undefined;
}

/** What a path leads to: a column, no column of this table, or what nobody can tell. */
export type PathEnd =
  | ResolvedPath
  | { readonly missing: string; readonly table: TableDefinition }
  | undefined;

/** Where paths begin. */
export interface PathRoot {
  readonly table: TableDefinition;
  /** Fields of an app, by which columns of this table may be named. */
  readonly map?: ResolvedMap | undefined;
  readonly definition: DefinitionOf;
}

/** Follows a path from the table of a filter, or from the variable of a lambda, to its column. */
export async function resolvePath(
  path: string,
  { table: root, map, definition }: PathRoot,
  lambdas: readonly Lambda[],
): Promise<PathEnd> {
  const field = map?.get(path);
  if (field) return { ...pathTo([], field.column), field };
  const segments = path.split("/");
  const scope = await scopeOf(segments, root, lambdas, definition);
  let { table } = scope;
  const names: string[] = [];
  for (const segment of scope.rest.slice(0, -1)) {
    const link: RelationshipDefinition | undefined = table && linkNamed(segment, table);
    if (link?.kind !== "manyToOne") return undefined;
    names.push(link.navigation);
    table = await definition(link.table);
  }
  const last = scope.rest.at(-1) ?? "";
  if (!table) return undefined;
  const column = columnNamed(last, table);
  if (!column) return { missing: last, table };
  return pathTo([...scope.before, ...names], column);
}

const pathTo = (before: readonly string[], column: ColumnDefinition): ResolvedPath => ({
  column,
  path: [...before, readNameOf(column)].join("/"),
  property: [...before, column.logicalName].join("/"),
});

interface PathScope {
  readonly table: TableDefinition | undefined;
  /** The variable, where the path begins with one. */
  readonly before: readonly string[];
  readonly rest: readonly string[];
}

const scopeOf = async (
  segments: readonly string[],
  root: TableDefinition,
  lambdas: readonly Lambda[],
  definition: DefinitionOf,
): Promise<PathScope> => {
  const [first = "", ...rest] = segments;
  const at = lambdas.findLastIndex(({ variable }) => variable === first);
  const lambda = lambdas[at];
  if (!lambda) return { table: root, before: [], rest: segments };
  if (rest.length === 0) return { table: undefined, before: [first], rest };
  const outer = await scopeOf(lambda.path.split("/"), root, lambdas.slice(0, at), definition);
  let { table } = outer;
  for (const segment of outer.rest) {
    const link: RelationshipDefinition | undefined = table && linkNamed(segment, table);
    table = link && (await definition(link.table));
  }
  return { table, before: [first], rest };
};

/** The relationship that a navigation property leads along; a lookup to one table may name it, too. */
const linkNamed = (name: string, table: TableDefinition): RelationshipDefinition | undefined => {
  const { relationships, columns } = table;
  const exact = relationships.find(({ navigation }) => navigation === name);
  if (exact) return exact;
  const targets = columns.get(name)?.targets ?? [];
  const [only, another] = targets;
  if (!only || another) return undefined;
  return relationships.find(
    ({ navigation, kind }) => kind === "manyToOne" && navigation === only.navigation,
  );
};
