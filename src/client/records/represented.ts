import type { HttpResponse } from "../http/types";
import { preferHeader } from "../odata/prefer";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import { getRecord } from "./getRecord";

/** Asks a write to answer with the record. */
export const REPRESENTATION = preferHeader({ representation: true });

/** The record a write answered with; where a table answers without it, it is read. */
export const represented = async (
  session: Session,
  response: HttpResponse,
  params: Impersonation & { readonly entityType: string; readonly entityId?: string },
): Promise<DataverseRecord> => {
  if (response.value !== undefined) return response.value as DataverseRecord;
  const entityId = params.entityId ?? response.headers["odata-entityid"];
  if (entityId === undefined) return {};
  const { entityType, impersonateUserId, impersonateObjectId } = params;
  const address = { entityType, entityId, impersonateUserId, impersonateObjectId };
  return (await getRecord(session, address)) ?? {};
};
