import { type DataverseRecord, InputError } from "../client";
import type { KeyValue } from "./clean";

export interface RecordValues {
  readonly fieldValues?: readonly KeyValue[] | undefined;
  readonly dynamicValues?: DataverseRecord | undefined;
}

/**
 * The columns to write: Dynamic Values, overlaid by Field Value. `null` stays, since it clears a
 * column; a reference that led nowhere (`undefined`) writes nothing.
 * @throws InputError when no column is left
 */
export const assembleRecord = ({ fieldValues, dynamicValues }: RecordValues): DataverseRecord => {
  const rows = (fieldValues ?? []).map(({ key, value }) => [key, value] as const);
  const columns = [...Object.entries(dynamicValues ?? {}), ...rows];
  const given = columns.filter(([, value]) => value !== undefined);
  if (given.length === 0) {
    throw new InputError(
      "Nothing to write: neither Field Value nor Dynamic Values holds the value of a column.",
    );
  }
  return Object.fromEntries(given);
};
