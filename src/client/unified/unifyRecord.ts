import { tableDefinition } from "../metadata/cache/tableDefinition";
import type { Session } from "../session/session";
import type { FieldMap } from "../types";
import { withModel } from "./bindModel";
import { readUnified } from "./getUnified";
import { models } from "./models";
import { deletedReader } from "./toUnified";
import type { RecordModel, UnifiedRecord } from "./types";
import { isTableOf } from "./unifyChanges";

export interface UnifyRecordParams {
  readonly model: RecordModel;
  /** Logical name of the table of the record. */
  readonly table: string;
  readonly recordId: string;
  readonly deleted: boolean;
  readonly fieldMap?: FieldMap | undefined;
}

/**
 * The record of an event as a model has it now; one that is gone with its ID alone. Undefined for a table whose
 * records are of another model.
 */
export async function unifyRecord(
  session: Session,
  { model: name, table, recordId, deleted, fieldMap }: UnifyRecordParams,
): Promise<UnifiedRecord | undefined> {
  if (!isTableOf(name, await tableDefinition(session, table))) return undefined;
  const model = { ...models[name], table };
  const params = { fieldMap, includeRemoteData: false };
  return withModel(session, model, params, async (bound) => {
    const read = { recordId, returnNullWhenMissing: true };
    const record = deleted ? null : await readUnified(session, bound, read);
    return record ?? deletedReader(bound)(recordId);
  });
}
