import { known } from "./known";
import { SchemaError } from "./schemaError";
import type { ColumnDeclaration, TableDeclaration } from "./types";
import { checkShape } from "./validate/shape";

/**
 * The usual tables with those that an organization has besides. A declaration of a usual name adds to
 * the usual table what that has not, and changes labels, lengths, bounds and options of columns of the
 * same type: what the sandbox does with usual columns stays.
 */
export function extendTables(
  usual: readonly TableDeclaration[],
  given: readonly TableDeclaration[],
): TableDeclaration[] {
  if (given.length === 0) return [...usual];
  for (const table of given) checkShape(table);
  const byName = new Map(given.map((table) => [table.logicalName, table]));
  const known = new Set(usual.map((table) => table.logicalName));
  const added = given.filter((table) => !known.has(table.logicalName));
  const codes = new Set(added.map((table) => table.objectTypeCode));
  let next = Math.max(...[...usual, ...added].map((table) => table.objectTypeCode));
  const extended = usual.map((table) => {
    const more = byName.get(table.logicalName);
    const whole = more === undefined ? table : extend(table, more);
    // A made-up table gives way: codes of custom tables are another matter in each organization.
    if (!table.custom || !codes.has(table.objectTypeCode)) return whole;
    next += 1;
    return { ...whole, objectTypeCode: next };
  });
  return [...extended, ...added];
}

function extend(usual: TableDeclaration, more: TableDeclaration): TableDeclaration {
  if (more.primaryId !== usual.primaryId || more.entitySetName !== usual.entitySetName) {
    const problem = `is a usual table, with the key "${usual.primaryId}" and the set "${usual.entitySetName}"`;
    throw new SchemaError(`${usual.logicalName}.json`, problem);
  }
  const own = new Map(usual.columns.map((column) => [column.name, column]));
  const changes = new Map(more.columns.map((column) => [column.name, column]));
  const keys = new Set(usual.keys?.map(({ name }) => name));
  const relationships = new Set(usual.manyToMany?.map(({ schemaName }) => schemaName));
  return {
    ...usual,
    label: more.label,
    pluralLabel: more.pluralLabel,
    columns: [
      ...usual.columns.map((column) => changed(column, changes.get(column.name))),
      ...more.columns.filter(({ name }) => !own.has(name)),
    ],
    keys: [...(usual.keys ?? []), ...(more.keys ?? []).filter(({ name }) => !keys.has(name))],
    manyToMany: [
      ...(usual.manyToMany ?? []),
      ...(more.manyToMany ?? []).filter(({ schemaName }) => !relationships.has(schemaName)),
    ],
  };
}

/** Options of states and statuses stay: what moves between them is known of the usual ones only. */
function changed(usual: ColumnDeclaration, more: ColumnDeclaration | undefined): ColumnDeclaration {
  if (more === undefined || more.type !== usual.type) return usual;
  const { label, maxLength, min, max, precision, options } = more;
  const isChoice = more.type === "choice" || more.type === "multichoice";
  const taken = { label, maxLength, min, max, precision, ...(isChoice ? { options } : {}) };
  return { ...usual, ...known(taken) };
}
