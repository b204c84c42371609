import { scopeOf } from "../../metadata/cache/definitionCache";
import { listRows } from "../../odata/listBody";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { DataverseRecord, Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import type { BulkMessage } from "../plan";

/**
 * Whether a table has a bulk message: asked once, and remembered as long as its definition (Microsoft:
 * "Use bulk operation messages", availability with standard tables).
 */
export function hasMessage(
  session: Session,
  { logicalName }: TableDefinition,
  message: BulkMessage,
  params: Impersonation,
): Promise<boolean> {
  return sharedLoad(session, {
    cache: session.caches.bulkMessageSupport,
    key: `${scopeOf(session, params)}${logicalName}\n${message}`,
    operation: `Asking whether ${logicalName} has ${message}`,
    load: async () => {
      const filter = "sdkmessageid/name eq @message and primaryobjecttypecode eq @table";
      const { value } = await sendOrThrow(session, {
        method: "GET",
        path: `sdkmessagefilters?$select=sdkmessagefilterid&$filter=${encodeURIComponent(filter)}&@message='${message}'&@table='${logicalName}'`,
        operation: `Asking whether ${logicalName} has ${message}`,
        idempotency: "always",
        headers: impersonationHeaders(params),
        read: listRows,
      });
      return (value as readonly DataverseRecord[]).length > 0;
    },
  });
}
