import type { Environment } from "../environment";
import type { TableDefinition } from "../types/tables";
import { readReference } from "./reference";
import { slotOf } from "./slots";

/** A record that a lookup refers to by a name of its table and its primary name. */
export interface NamedTarget {
  readonly table: string;
  readonly name: string;
}

/** The records that the lookups of a row refer to by their names, so that these can be read together. Pure. */
export function namesIn(
  record: Readonly<Record<string, unknown>>,
  definition: TableDefinition,
  environment: Environment,
): readonly NamedTarget[] {
  const named: NamedTarget[] = [];
  for (const property of Object.keys(record)) {
    const value = record[property];
    if (value === null || (typeof value !== "string" && typeof value !== "object")) continue;
    const slot = slotOf(property, definition, record);
    if (slot.kind !== "column" || !slot.found.column.targets?.length) continue;
    const reference = readReference(value, environment);
    if (reference.kind !== "name" || reference.table === undefined) continue;
    const { table, name } = reference;
    if (name.trim() !== "") named.push({ table, name });
  }
  return named;
}
