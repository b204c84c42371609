import { type DataverseRecord, InputError } from "../../client";
import type { KeyValue } from "../clean";

export interface RecordValues {
  readonly fieldValues?: readonly KeyValue[] | undefined;
  readonly dynamicValues?: DataverseRecord | undefined;
}

export interface RecordLayers {
  readonly record: DataverseRecord;
  /** Wins over the record where both mean the same column. */
  readonly overlay: DataverseRecord;
}

/**
 * The columns to write: Dynamic Values, and Field Value, which wins. They stay apart, since only the
 * table's definition says which names mean the same column, and what is left out does not win. `null`
 * stays, since it clears a column; a reference that led nowhere (`undefined`) writes nothing.
 * @throws InputError when no column is left
 */
export function recordLayers({ fieldValues, dynamicValues }: RecordValues): RecordLayers {
  const record = given(Object.entries(dynamicValues ?? {}));
  const overlay = given((fieldValues ?? []).map(({ key, value }) => [key, value] as const));
  if (Object.keys(record).length + Object.keys(overlay).length > 0) return { record, overlay };
  throw new InputError(
    "Nothing to write: neither Field Value nor Dynamic Values holds the value of a column.",
  );
}

const given = (columns: readonly (readonly [string, unknown])[]): DataverseRecord =>
  Object.fromEntries(columns.filter(([, value]) => value !== undefined));

/** Rows of names and values as a record; a reference that led nowhere (`undefined`) is left out. */
export function pairsToRecord(pairs: readonly KeyValue[] = []): DataverseRecord {
  return given(pairs.map(({ key, value }) => [key, value] as const));
}
