import type { BoundExpand, BoundSelect } from "../odata/bound";
import type { Table } from "../schema/derived";

/**
 * `@odata.context` of an answer: the set, and in parentheses what was selected and expanded.
 *
 * @param suffix `/$entity` for a single row
 */
export function contextUrl(
  root: string,
  table: Table,
  select: BoundSelect,
  expands: readonly BoundExpand[],
  suffix = "",
): string {
  const shown = shape(select, expands);
  return `${root}$metadata#${table.setName}${shown === "" ? "" : `(${shown})`}${suffix}`;
}

function shape(select: BoundSelect, expands: readonly BoundExpand[]): string {
  return [...(select.names ?? []), ...expands.flatMap(expanded)].join(",");
}

function expanded({ name, select, expand, reference }: BoundExpand): string[] {
  return reference ? [name, `${name}/$ref()`] : [`${name}(${shape(select, expand)})`];
}
