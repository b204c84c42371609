import type { Table } from "../../schema/derived";
import type { ColumnDeclaration, TableDeclaration } from "../../schema/types";

/** A column as a declaration has it, whether it was declared or derived. */
export function declarationOf(
  table: Table,
  draft: TableDeclaration,
  name: string,
): ColumnDeclaration {
  const declared = draft.columns.find((column) => column.name === name);
  if (declared !== undefined) return declared;
  const column = table.columns.get(name);
  if (column === undefined) throw new Error(`There is no column "${name}".`);
  const { property: _property, polymorphic: _polymorphic, ...rest } = column;
  return rest;
}

/** The table with another version of one of its columns; a derived one becomes declared by that. */
export function withColumn(draft: TableDeclaration, column: ColumnDeclaration): TableDeclaration {
  const at = draft.columns.findIndex((candidate) => candidate.name === column.name);
  const columns = at < 0 ? [...draft.columns, column] : draft.columns.with(at, column);
  return { ...draft, columns };
}

export function withoutColumn(draft: TableDeclaration, name: string): TableDeclaration {
  return { ...draft, columns: draft.columns.filter((column) => column.name !== name) };
}
