import { UnreadableBody } from "../errors/failures";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { normalizeGuid } from "../odata/guid";
import { recordBody } from "../odata/listBody";
import { resolveRecord } from "../records/resolveRecord";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { StandardTable } from "./standardTables";

interface Params extends Impersonation {
  /** GUID, alternate key or address. */
  readonly entityId: string;
  /** Label of the input that holds it. */
  readonly input?: string | undefined;
}

/** The GUID of a record, which messages want. A record that goes by another key is read for it. */
export function idOfRecord(
  session: Session,
  { entitySetName, primaryId }: StandardTable,
  params: Params,
): Promise<string> {
  return retryWithFreshMetadata(async (assumptions) => {
    const { entityId, input } = params;
    const record = { ...params, entityType: entitySetName, entityId, input };
    const { key, path } = await resolveRecord(session, record, assumptions);
    return key.id ?? idAt(session, path, primaryId, params);
  });
}

/** @param path under the API root */
export async function idAt(
  session: Session,
  path: string,
  primaryId: string,
  params: Impersonation,
): Promise<string> {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${primaryId}`,
    operation: `Reading the ID of ${path}`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: (answer) => idIn(recordBody(answer), primaryId),
  });
  return value as string;
}

/** @throws UnreadableBody where the row does not say which it is */
export function idIn(row: DataverseRecord, primaryId: string): string {
  const id = row[primaryId];
  const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
  if (guid !== undefined) return guid;
  throw new UnreadableBody(`the answer has no ${primaryId}`);
}
