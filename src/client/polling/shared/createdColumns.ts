import { InputError } from "../../errors/InputError";
import type { TableDefinition } from "../../types/tables";

/** Columns that tell when a row came to be, the surest first. */
const CREATED_COLUMNS = ["overriddencreatedon", "createdon"];

/**
 * Those of them that a table has.
 *
 * @throws InputError when it has none, and new records are wanted without updated ones
 */
export function createdColumnsOf(
  { logicalName, columns }: TableDefinition,
  wanted: readonly string[],
): readonly string[] {
  const found = CREATED_COLUMNS.filter((name) => columns.get(name)?.validForRead);
  if (found.length > 0 || !wanted.includes("created") || wanted.includes("updated")) return found;
  throw new InputError(
    `Show Updated Records is off, but the table ${logicalName} has no createdon: new records cannot be told from updated ones.`,
  );
}
