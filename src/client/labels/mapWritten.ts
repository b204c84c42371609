import type { ResolvedMap } from "../mapping/resolveFieldMap";
import { toApp } from "../mapping/toApp";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { leftOut, withoutTables } from "./addMapped";
import { LOOKUP_TABLE } from "./annotations";

/** The annotation that the answer to a write needs, where the map has a field for each table of a lookup. */
export function annotationsOfMap(map: ResolvedMap | undefined): string | undefined {
  const isNeeded = [...(map?.values() ?? [])].some(({ target }) => target !== undefined);
  return isNeeded ? LOOKUP_TABLE : undefined;
}

/**
 * The record that a write answers with, and beside it its values in the words of the app. The write was
 * carried out by now: a value that the map does not have is told, and its field left out.
 */
export function mapWritten(
  { logger }: Session,
  record: DataverseRecord,
  map: ResolvedMap | undefined,
): DataverseRecord {
  if (!map) return record;
  const { mapped, unmapped } = toApp(record, map);
  for (const each of unmapped) logger.warn(leftOut(each));
  const row = withoutTables(record);
  if (!Object.hasOwn(row, "mapped")) return { ...row, mapped };
  logger.warn("The record has a column mapped: it is returned, and Field Map adds nothing.");
  return row;
}
