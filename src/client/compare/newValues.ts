import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import type { Change } from "./types";
import { writtenColumns } from "./writtenColumns";

/** What a record that is created has in its columns. Pure. */
export function newValues(
  definition: Pick<TableDefinition, "columns">,
  record: DataverseRecord,
): readonly Change[] {
  const written = writtenColumns(definition);
  return Object.entries(record).flatMap(([property, value]): Change[] => {
    const about = written(property);
    const isEmpty = value === undefined || value === null || value === "";
    if (about.kind !== "column" || isEmpty) return [];
    return [{ column: about.column, from: null, to: value }];
  });
}
