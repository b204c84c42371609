import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { resolveRecord } from "../records/resolveRecord";
import { readId } from "../session/readId";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
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
    return key.id ?? readId(session, path, primaryId, params);
  });
}
