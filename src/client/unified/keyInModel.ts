import { keyInColumns } from "../mapping/keyInColumns";
import type { ResolvedField } from "../mapping/resolveFieldMap";
import type { Session } from "../session/session";
import type { BoundModel } from "./bindModel";

/** The input that holds the key of a record, for messages. */
export const RECORD_ID = "Record ID";

/**
 * A key in the words of the model by its columns: `external_id='A-1'`, where the Field Map has such a field. Any
 * other text stays as it is.
 */
export function keyInModel(
  { environment }: Session,
  { byPath, custom }: BoundModel,
  recordId: string,
): string {
  const fields = [...byPath, ...custom].map(
    ([field, { column, name, target, values }]): [string, ResolvedField] => [
      field,
      { field, column, name, target, values },
    ],
  );
  return keyInColumns(environment, recordId, new Map(fields), RECORD_ID);
}
