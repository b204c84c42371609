import { toApp } from "../mapping/toApp";
import { mappedTable } from "../metadata/mappedTable";
import type { Session } from "../session/session";
import type { DataverseRecord, FieldMap } from "../types";
import { leftOut } from "./addMapped";

export interface MapRowParams {
  /** The table by any of its names. */
  readonly entityType: string;
  readonly fieldMap: FieldMap;
  /** Columns and their values, as an event has them. */
  readonly row: DataverseRecord;
}

/** The values of a row in the words of an app. Takes the definition of the table, unless that is remembered. */
export async function mapRow(
  session: Session,
  { entityType, fieldMap, row }: MapRowParams,
): Promise<DataverseRecord> {
  const { map } = await mappedTable(session, entityType, fieldMap);
  const { mapped, unmapped } = toApp(row, map);
  for (const each of unmapped) session.logger.warn(leftOut(each));
  return mapped;
}
