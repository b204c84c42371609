import { shown } from "../values/types";
import type { ResolvedMap } from "./resolveFieldMap";

/**
 * Which fields of the app the columns in a message are, since Dataverse knows columns alone; undefined where it
 * names none of the map. Pure.
 */
export function fieldsNamed(message: string, map: ResolvedMap): string | undefined {
  const words = new Set(message.toLowerCase().split(/[^a-z0-9_]/));
  const named = [...map.values()].filter(
    ({ field, column }) => field !== column.logicalName && isNamed(column.logicalName, words),
  );
  if (named.length === 0) return undefined;
  return named
    .map(({ field, column }) => `${column.logicalName} is the field ${shown(field)}`)
    .join("; ");
}

const isNamed = (column: string, words: ReadonlySet<string>): boolean =>
  words.has(column) || words.has(`_${column}_value`);
