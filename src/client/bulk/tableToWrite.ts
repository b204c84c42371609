import { tableDefinition } from "../metadata/cache/tableDefinition";
import { type MappedTable, mappedToWrite } from "../metadata/mappedTable";
import type { Session } from "../session/session";
import type { Impersonation, MappingOptions } from "../types";

/** The table, and where rows are in the words of an app, their columns. */
export async function tableToWrite(
  session: Session,
  params: Impersonation & MappingOptions & { readonly entityType: string },
): Promise<Pick<MappedTable, "table"> & Partial<MappedTable>> {
  const { entityType, fieldMap } = params;
  if (!fieldMap) return { table: await tableDefinition(session, entityType, params) };
  return mappedToWrite(session, entityType, fieldMap, params);
}
