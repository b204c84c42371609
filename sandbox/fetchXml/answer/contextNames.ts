import type { Column } from "../../schema/derived";
import type { Row } from "../../types";

/**
 * The properties that `@odata.context` lists: in the order of the first row, which leaves out what
 * it has no value for, then the others; a lookup under its value and its column, and once more as a
 * navigation property at the end.
 */
export function contextNames(columns: readonly Column[], first: Row | undefined): string[] {
  const filled = (column: Column) => (first?.[column.name] ?? null) !== null;
  const ordered = [...columns.filter(filled), ...columns.filter((column) => !filled(column))];
  const lookups = ordered.filter(({ type }) => type === "lookup");
  return [
    ...ordered.flatMap(({ type, property, name }) =>
      type === "lookup" ? [property, name] : [property],
    ),
    ...lookups.map(({ name }) => `${name}()`),
  ];
}
