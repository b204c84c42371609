import type { SingleNavigation, Table } from "../../schema/derived";
import type { BoundColumn, Step } from "../bound";
import { badQuery, namespace, nodeNotSupported, notSimulated, propertyNotFound } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import type { Scope } from "./scope";

/** What a path ends at: a column, or the row a lookup points to. */
export type BoundPath =
  | ({ kind: "column" } & BoundColumn)
  | { kind: "navigation"; navigation: SingleNavigation; typeName: string };

/**
 * Looks a path's names up, following single-valued navigation properties. Throws 400 for an unknown
 * name, in its exact letter case, and for a path through a collection.
 */
export function bindPath(segments: readonly string[], scope: Scope): BoundPath {
  const { range, table, rest } = startOf(segments, scope);
  const last = rest.at(-1) ?? "";
  const steps: Step[] = [];
  let current = table;
  for (const [at, name] of rest.slice(0, -1).entries()) {
    const navigation = singleOf(current, name, rest[at + 1] ?? "");
    const target = scope.schema.tables.get(navigation.target.table);
    if (navigation.targets.length > 1 || !target) {
      return principalColumn({ range, steps, table: current, column: navigation.column }, rest, at);
    }
    steps.push({ navigation, target });
    current = target;
  }
  const column = current.properties.get(last);
  if (column && column.validForRead !== false) {
    return { kind: "column", range, steps, table: current, column };
  }
  const navigation = current.single.get(last);
  if (!navigation) {
    throw last === "$count"
      ? nodeNotSupported("Count")
      : propertyNotFound(last, current.logicalName);
  }
  return { kind: "navigation", navigation, typeName: `${namespace}.${typeOf(navigation)}` };
}

/** The type a lookup is declared with: one table, or `principal` for owners. */
export function typeOf(navigation: SingleNavigation): string {
  return navigation.targets.length > 1 ? "principal" : navigation.target.table;
}

function startOf(
  segments: readonly string[],
  scope: Scope,
): { range: string; table: Table; rest: readonly string[] } {
  const [first = "", ...rest] = segments;
  const table = scope.variables.get(first);
  if (table) {
    if (rest.length === 0) {
      throw nodeNotSupported("ResourceRangeVariableReference");
    }
    return { range: first, table, rest };
  }
  if (scope.variables.size > 0) {
    throw scope.table.properties.has(first)
      ? notSimulated("conditions on the outer row inside any and all")
      : propertyNotFound(first, scope.table.logicalName);
  }
  return { range: "", table: scope.table, rest: segments };
}

function singleOf(table: Table, name: string, next: string): SingleNavigation {
  const navigation = table.single.get(name);
  if (navigation) {
    return navigation;
  }
  if (table.collections.has(name)) {
    throw next === "$count"
      ? nodeNotSupported("Count")
      : badSyntax(
          `The parent value for a property access of a property '${next}' is not a single value. ` +
            "Property access can only be applied to a single value.",
        );
  }
  throw propertyNotFound(name, table.logicalName);
}

/** `principal` has no property but `ownerid`, which is what the lookup itself holds. */
function principalColumn(owner: BoundColumn, rest: readonly string[], at: number): BoundPath {
  const next = rest[at + 1] ?? "";
  if (next !== "ownerid" || rest.length !== at + 2) {
    throw propertyNotFound(next, "principal");
  }
  return { kind: "column", ...owner };
}

/** Inside a filter only: the collection a lambda is about. */
export function bindCollection(segments: readonly string[], scope: Scope) {
  const { range, table, rest } = startOf(segments, scope);
  const [name = "", ...behind] = rest;
  if (behind.length > 0) {
    singleOf(table, name, behind[0] ?? "");
    throw badQuery(
      "Conditions on a collection-valued navigation property behind a lookup are not supported.",
    );
  }
  const navigation = table.collections.get(name);
  const target = navigation && scope.schema.tables.get(navigation.table);
  if (!navigation || !target) {
    throw table.single.has(name) || table.properties.has(name)
      ? badSyntax("Any/All may only be used following a collection.")
      : propertyNotFound(name, table.logicalName);
  }
  return { range, table, navigation, target };
}
