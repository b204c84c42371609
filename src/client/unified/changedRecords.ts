import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { BoundModel } from "./bindModel";
import { toResult } from "./listPage";
import { deletedReader } from "./toUnified";
import type { UnifiedRecord } from "./types";

export interface Change {
  readonly changeType: string;
  readonly id?: string;
  readonly record?: DataverseRecord;
}

/**
 * The records of changes as the model has them, one for each change: a deleted one with its ID alone, undefined
 * for what is about no record.
 */
export async function changedRecords(
  session: Session,
  bound: BoundModel,
  impersonation: Impersonation,
  changes: readonly Change[],
): Promise<readonly (UnifiedRecord | undefined)[]> {
  const rows = changes.flatMap(({ record }) => (record ? [record] : []));
  const records = (await toResult(session, bound, impersonation, rows)).values();
  const toDeleted = deletedReader(bound);
  return changes.map(({ changeType, id, record }) => {
    if (record) return records.next().value;
    return changeType === "deleted" && id !== undefined ? toDeleted(id) : undefined;
  });
}
