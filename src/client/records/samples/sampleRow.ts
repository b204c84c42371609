import { ExactNumber } from "../../json/exactNumber";
import { setOwn } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnOf } from "../../values/findColumn";
import type { TypingOptions } from "../../values/types";
import { typeValue } from "../../values/typeValue";
import { sampleValue } from "./sampleValue";

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/**
 * A record as reading one yields it, made of nothing but the table's definition and what was given: every
 * readable column with a value of its type, and the values of the layers over them. Pure.
 *
 * @param layers what is written, the strongest last
 */
export function sampleRow(
  table: TableDefinition,
  layers: readonly DataverseRecord[],
  options: TypingOptions,
): DataverseRecord {
  const row: Record<string, unknown> = {};
  for (const column of table.columns.values()) {
    if (isRead(column)) setOwn(row, readName(column), sampleValue(column, table));
  }
  for (const layer of layers) {
    for (const [name, given] of Object.entries(layer)) {
      const column = columnOf(name.replace(/@.*/s, ""), table, {})?.column;
      if (!column || !isRead(column)) continue;
      const value = valueRead(given, column, options);
      if (value !== undefined) setOwn(row, readName(column), value);
    }
  }
  return row;
}

/** Parties are rows of another table. */
const isRead = ({ validForRead, kind }: ColumnDefinition): boolean =>
  validForRead && kind !== "partylist" && kind !== "other";

const readName = ({ kind, logicalName }: ColumnDefinition): string =>
  LOOKUPS.has(kind) ? `_${logicalName}_value` : logicalName;

/** What reading the column yields after the value was written; undefined for what is not known, or wrong. */
const valueRead = (given: unknown, column: ColumnDefinition, options: TypingOptions): unknown => {
  if (given === undefined || given === "") return undefined;
  if (given === null) return null;
  if (LOOKUPS.has(column.kind)) return idIn(given);
  const typed = typeValue(given, column, options);
  if ("wrong" in typed) return undefined;
  return typed.value instanceof ExactNumber ? typed.value.digits : typed.value;
};

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id that a reference holds; a name or a key holds none. */
const idIn = (reference: unknown): string | undefined => {
  if (typeof reference === "object" && reference !== null) {
    return "id" in reference ? idIn(reference.id) : undefined;
  }
  const id = typeof reference === "string" ? GUID.exec(reference)?.[0] : undefined;
  return id === undefined ? undefined : normalizeGuid(id);
};
