import { DataverseError } from "../errors/DataverseError";
import type { Session } from "../session/session";
import type { CreateRecordParams, DataverseRecord } from "../types";
import { getRecord } from "./getRecord";

/**
 * A create that Dataverse confirmed but whose answer broke off: where its head named the record, the
 * record is read; otherwise the error is final, which says that it was done.
 */
export async function recoverCreated(
  session: Session,
  error: unknown,
  params: CreateRecordParams,
): Promise<DataverseRecord> {
  const url =
    error instanceof DataverseError && error.outcome === "done" ? error.entityUrl : undefined;
  if (!url) throw error;
  const address = { ...params, entityId: url, returnNullWhenMissing: true };
  // A failure to read it back must not hide that the create was done.
  const record = await getRecord(session, address).catch(() => null);
  if (!record) throw error;
  return record;
}
