import type { Aggregate, Transformation } from "../ast";
import type { BoundAggregate, BoundApply, BoundColumn, BoundGroup } from "../bound";
import { edmType, isNumeric } from "../edm";
import { badQuery, notSimulated } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { bindFilter } from "./filter";
import { bindPath } from "./path";
import type { Scope } from "./scope";

/**
 * Binds `$apply`: an optional filter, then one groupby or aggregate.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/aggregate-data
 */
export function bindApply(transformations: readonly Transformation[], scope: Scope): BoundApply {
  const [first, ...rest] = transformations;
  if (first?.kind === "filter") {
    const filter = bindFilter(first.condition, scope);
    return { ...grouping(rest, scope), filter };
  }
  return { ...grouping(transformations, scope), filter: undefined };
}

function grouping(
  transformations: readonly Transformation[],
  scope: Scope,
): Pick<BoundApply, "groups" | "aggregates"> {
  const [last, ...more] = transformations;
  if (more.length > 0 || !last || last.kind === "filter" || last.kind === "other") {
    throw badQuery("This sequence of transformations is not supported in $apply.");
  }
  if (last.kind === "aggregate") {
    return { groups: [], aggregates: bindAggregates(last.aggregates, scope) };
  }
  const [nested, ...others] = last.nested;
  if (others.length > 0 || (nested && nested.kind !== "aggregate")) {
    throw badQuery("Only aggregate is supported inside groupby.");
  }
  const groups = last.paths.map((path) => bindGroup(path, scope));
  const aggregates = nested ? bindAggregates(nested.aggregates, scope) : [];
  checkNames([...groups.map(({ name }) => name), ...aggregates.map(({ alias }) => alias)]);
  return { groups, aggregates };
}

function bindGroup(segments: readonly string[], scope: Scope): BoundGroup {
  const column = columnOf(segments, scope);
  if (column.column.type === "datetime") {
    throw badQuery("groupby with datetime values is not supported.");
  }
  if (column.steps.length > 1) {
    throw notSimulated("groupby through more than one lookup");
  }
  const table = column.steps.length > 0 ? `${column.table.logicalName}_` : "";
  const name = table === "" ? column.column.property : table + column.column.name;
  return { column, name };
}

function bindAggregates(aggregates: readonly Aggregate[], scope: Scope): BoundAggregate[] {
  checkNames(aggregates.map(({ alias }) => alias));
  return aggregates.map(({ method, path, alias }) => {
    if (method === "$count") {
      return { method, column: undefined, alias };
    }
    const column = columnOf(path, scope);
    if (column.steps.length > 0) {
      throw notSimulated("aggregates of columns behind a lookup");
    }
    if (method !== "sum" && method !== "average" && method !== "min" && method !== "max") {
      throw badQuery(`The aggregation method '${method}' is not supported.`);
    }
    const type = edmType(column.column);
    const date = type === "Edm.DateTimeOffset" || type === "Edm.Date";
    if (!isNumeric(type) && !(date && (method === "min" || method === "max"))) {
      throw badQuery(`The aggregation method '${method}' is not supported for type '${type}'.`);
    }
    return { method, column, alias };
  });
}

function columnOf(segments: readonly string[], scope: Scope): BoundColumn {
  const path = bindPath(segments, scope);
  if (path.kind === "navigation") {
    throw badSyntax(`'${segments.join("/")}' is not a property of primitive type.`);
  }
  return path;
}

function checkNames(names: readonly string[]): void {
  if (new Set(names).size < names.length) {
    throw badSyntax("The names in the result of $apply must differ from each other.");
  }
}
