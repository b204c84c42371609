import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { versionTag, writeHeaders } from "../session/headers";
import { refusal } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
import type { DeleteRecordParams, DeleteResult } from "../types";
import { isMissingRecord } from "./getRecord";
import { resolveRecord } from "./resolveRecord";

/** Deletes a record. A repeat that finds it gone counts as done. */
export function deleteRecord(session: Session, params: DeleteRecordParams): Promise<DeleteResult> {
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, params, assumptions);
    const { path } = await resolveRecord(session, table, assumptions);
    return remove(session, table, path);
  });
}

const remove = async (
  session: Session,
  params: DeleteRecordParams,
  path: string,
): Promise<DeleteResult> => {
  const call: Call = {
    method: "DELETE",
    path,
    operation: `Deleting ${path}`,
    idempotency: "harmless",
    headers: {
      ...writeHeaders(params),
      ...(params.ifMatch ? { "If-Match": versionTag(params.ifMatch) } : {}),
    },
  };
  const response = await send(session, call);
  if (response.status < 300) return { deleted: true };
  if (isMissingRecord(response) && response.afterDoubt) return { deleted: true };
  if (isMissingRecord(response) && params.ignoreMissing) return { deleted: false };
  throw refusal(call, response);
};
