import type { FilterNode } from "../parse/ast";
import { bindCondition } from "./condition";
import type { Scope } from "./scope";
import {
  type BoundFilter,
  isJoined,
  joinedWith,
  linkSource,
  type Source,
  type Sources,
} from "./source";

type Around = Pick<Scope, "language"> & { sources: Sources; outer: readonly Source[] };

/**
 * Binds the filters of a source, of all that is joined to it and of the subqueries in them.
 *
 * @param outer sources of the queries around it
 */
export function bindFilters(block: Source, around: Around): void {
  const joined = joinedWith(block);
  for (const [at, source] of joined.entries()) {
    const isRoot = source === block;
    const scope: Scope = {
      schema: around.sources.schema,
      language: around.language,
      self: source,
      visible: [...joined.slice(0, isRoot ? joined.length : at + 1), ...around.outer],
      later: isRoot ? [] : joined.slice(at + 1),
    };
    source.filter = both(source.node.filters, scope, around);
    for (const link of source.links.filter((one) => !isJoined(one))) {
      bindFilters(link, { ...around, outer: [...joined, ...around.outer] });
    }
  }
}

/** Several filters of one element hold together. */
function both(
  filters: readonly FilterNode[],
  scope: Scope,
  around: Around,
): BoundFilter | undefined {
  const operands = filters.flatMap((filter) => bindFilter(filter, scope, around) ?? []);
  return operands.length > 1 ? { kind: "and", operands } : operands[0];
}

/** Undefined for a filter without conditions, which lets everything through. */
function bindFilter(node: FilterNode, scope: Scope, around: Around): BoundFilter | undefined {
  const operands: BoundFilter[] = [
    ...node.conditions.map((condition): BoundFilter => {
      return { kind: "condition", condition: bindCondition(condition, scope) };
    }),
    ...node.filters.flatMap((filter) => bindFilter(filter, scope, around) ?? []),
    ...node.links.map((link): BoundFilter => {
      const source = linkSource(link, scope.self, around.sources);
      bindFilters(source, { ...around, outer: scope.visible });
      return { kind: "related", source };
    }),
  ];
  return operands.length > 0 ? { kind: node.type, operands } : undefined;
}
