import type { FunctionCondition } from "../../odata/bound";
import type { Column, Schema, Table } from "../../schema/derived";
import { quote } from "../../store";
import type { Range } from "./builder";

const names = ["Above", "AboveOrEqual", "Under", "UnderOrEqual", "NotUnder"];

export function isHierarchy(name: string): boolean {
  return names.includes(name);
}

/**
 * The table whose hierarchy a column is about, its own for a primary key, and the lookup that leads
 * to the row above; undefined where there is no hierarchy.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-hierarchical-data
 */
export function hierarchyOf(
  schema: Schema,
  { table, column }: { table: Table; column: Column },
): { table: Table; parent: Column } | undefined {
  const own = column.name === table.primaryId;
  const target = own ? table : schema.tables.get(column.targets?.[0]?.table ?? "");
  const parent = [...(target?.columns.values() ?? [])].find(
    ({ name, type, targets = [] }) =>
      type === "lookup" &&
      name.startsWith("parent") &&
      targets.length === 1 &&
      targets[0]?.table === target?.logicalName,
  );
  return target && parent && { table: target, parent };
}

/** Whether a row is above or under the one with the given id. */
export function hierarchySql({ name, column, values }: FunctionCondition, range: Range): string {
  const { statement } = range;
  const hierarchy = hierarchyOf(statement.schema, column);
  if (hierarchy === undefined) throw new Error(`${column.column.name} has no hierarchy.`);
  const [id = ""] = values;
  const compared = range.plain(column);
  const rows = relatives(hierarchy.table, hierarchy.parent, name.startsWith("Above"));
  const inside = `${compared} IN (${rows(statement.place(id))})`;
  if (name.endsWith("OrEqual")) return inside;
  const other = `${compared} <> ${statement.place(id)}`;
  return name === "NotUnder" ? `NOT (${inside} AND ${other})` : `(${inside} AND ${other})`;
}

/** Ids of a row and of all above or under it. */
export function relatives(
  { logicalName, primaryId }: Table,
  { name }: Column,
  above: boolean,
): (id: string) => string {
  const [from, to] = above ? [primaryId, name] : [name, primaryId];
  return (id) =>
    `WITH RECURSIVE "near"("id") AS (SELECT ${id} UNION SELECT "one".${quote(to)} FROM ` +
    `${quote(logicalName)} "one" JOIN "near" ON "one".${quote(from)} = "near"."id") SELECT "id" FROM "near"`;
}
