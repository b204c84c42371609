import type { Candidate } from "./chooseTables";

/** As many tables are asked for by name; beyond that, by ranges of their type codes. */
const MOST_NAMED = 40;
/** Tables whose columns one answer should hold, as long as there are not too many answers. */
const TABLES_AN_ANSWER = 100;
const MOST_ANSWERS = 4;

/**
 * Conditions under which the columns of these tables are read, one a request, four at most: an answer
 * with all columns of a large environment would not fit into memory. Definitions can be compared by
 * `eq`, `ne`, `gt` and `lt` only, and texts not by order, hence the type codes. `""` = all tables.
 */
export function splitReads(tables: readonly Candidate[]): string[] {
  if (tables.length === 0) return [];
  if (tables.length <= MOST_NAMED) {
    return [tables.map(({ table }) => `LogicalName eq '${table.logicalName}'`).join(" or ")];
  }
  const codes = tables.flatMap(({ code }) => (code === undefined ? [] : [code]));
  // No table is without a code; should there be one, it must not be lost.
  if (codes.length < tables.length) return [""];
  codes.sort((one, other) => one - other);
  const answers = Math.min(MOST_ANSWERS, Math.ceil(codes.length / TABLES_AN_ANSWER));
  const size = Math.ceil(codes.length / answers);
  return Array.from({ length: answers }, (_, part) => codes.slice(part * size, (part + 1) * size))
    .filter((part) => part.length > 0)
    .map((part) => range(part[0] ?? 0, part.at(-1) ?? 0) + sameKind(tables));
}

const range = (first: number, last: number): string =>
  `ObjectTypeCode gt ${first - 1} and ObjectTypeCode lt ${last + 1}`;

/** Spares the definitions between the codes that are not wanted anyway. */
const sameKind = (tables: readonly Candidate[]): string => {
  const custom = tables.filter(({ table }) => table.isCustom).length;
  if (custom > 0 && custom < tables.length) return "";
  return ` and IsCustomEntity eq ${custom > 0}`;
};
