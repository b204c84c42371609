import type { BoundColumn } from "../../odata/bound";
import { notSimulated } from "../../odata/refusals";
import type { Schema } from "../../schema/derived";
import { refusal } from "../refusals";
import { columnOf } from "./columns";
import type { Source } from "./source";

/** What the names in a filter may mean at its place. */
export interface Scope {
  schema: Schema;
  /** Language of the caller, by LCID. */
  language: () => number;
  /** The source the filter is of. */
  self: Source;
  /** Sources a condition may name by `entityname` and `valueof`. */
  visible: readonly Source[];
  /** Sources that stand in the row too, but are joined after this filter is applied. */
  later: readonly Source[];
}

/** The source of an alias, or of a table's name if the link has no alias. */
export function sourceNamed(name: string | undefined, scope: Scope): Source {
  if (name === undefined) {
    return scope.self;
  }
  const found = named(name, scope.visible);
  if (found) {
    return found;
  }
  if (named(name, scope.later)) {
    throw notSimulated("a filter of a link on the columns of one that is joined after it");
  }
  throw refusal(
    "QueryBuilderAliasDoesNotExist",
    `The specified alias for the given entity in the condition does not exist. Alias = '${name}'`,
  );
}

/** An alias goes before the name of a table, and a link before the rows asked for. */
export function named(name: string, sources: readonly Source[]): Source | undefined {
  const called = sources.filter((source) => source.name === name);
  return (
    called.find(({ prefix }) => prefix === name) ??
    called.find(({ prefix }) => prefix !== undefined) ??
    called[0]
  );
}

export function boundColumn({ table, sql }: Source, name: string): BoundColumn {
  return { range: sql, steps: [], table, column: columnOf(table, name) };
}
