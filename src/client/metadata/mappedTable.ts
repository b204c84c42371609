import { InputError } from "../errors/InputError";
import {
  type ResolvedMap,
  refuseSharedColumns,
  resolveFieldMap,
  whyNothingMapped,
} from "../mapping/resolveFieldMap";
import type { Session } from "../session/session";
import type { FieldMap, Impersonation, MappingOptions } from "../types";
import type { TableDefinition } from "../types/tables";
import { withDefinition } from "./withDefinition";

/** A table, and the columns that a field map has for it. */
export interface MappedTable {
  readonly table: TableDefinition;
  readonly map: ResolvedMap;
}

/**
 * What a field map says of a table, by its definition. A column that a remembered definition does not have may
 * be there by now: the table is read once more before the map is refused.
 *
 * @throws InputError for a map that does not fit the table
 */
export async function mappedTable(
  session: Session,
  entityType: string,
  fieldMap: FieldMap,
  impersonation: Impersonation = {},
): Promise<MappedTable> {
  return withDefinition(session, { ...impersonation, entityType }, (table) => ({
    table,
    map: resolveFieldMap(fieldMap, table),
  }));
}

/**
 * The same for records that are written in the words of an app.
 *
 * @throws InputError also for a map with entries of other tables only, and where two fields are kept in one
 *   column
 */
export async function mappedToWrite(
  session: Session,
  entityType: string,
  fieldMap: FieldMap,
  { unmappedFields = "refuse", ...impersonation }: Impersonation & MappingOptions,
): Promise<MappedTable> {
  const mapped = await mappedTable(session, entityType, fieldMap, impersonation);
  const nothing = whyNothingMapped(fieldMap, mapped);
  if (nothing !== undefined && unmappedFields === "refuse") throw new InputError(nothing);
  refuseSharedColumns(mapped.map);
  return mapped;
}
