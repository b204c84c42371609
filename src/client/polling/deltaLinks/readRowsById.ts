import { defaults } from "../../defaults";
import { annotationsToAsk } from "../../labels/annotations";
import { listRows } from "../../odata/listBody";
import { entitySetName } from "../../odata/names";
import { preferHeader } from "../../odata/prefer";
import { queryString } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, ReadOptions } from "../../types";
import { idOf } from "../shared/rowIdentity";
import type { PolledTable } from "../shared/types";

/**
 * Reads the columns of rows of which only the ids are known, in the order given. A row that is gone by
 * now is left out: the changes that come next say that it was deleted.
 */
export async function readRowsById(
  session: Session,
  table: PolledTable,
  ids: readonly string[],
  columns: readonly string[] | undefined,
  extras: ReadOptions,
): Promise<DataverseRecord[]> {
  const { set, primaryId } = table;
  const found = new Map<string, DataverseRecord>();
  for (let from = 0; from < ids.length; from += defaults.trackingFilledRows) {
    const piece = ids.slice(from, from + defaults.trackingFilledRows).map((id) => `'${id}'`);
    const condition = `Microsoft.Dynamics.CRM.In(PropertyName='${primaryId}',PropertyValues=[${piece.join(",")}])`;
    const response = await sendOrThrow(session, {
      method: "GET",
      path: entitySetName(set) + queryString({ fieldNames: columns, condition }),
      operation: `Reading changed records of ${set}`,
      idempotency: "always",
      headers: {
        ...impersonationHeaders(extras),
        ...preferHeader({ annotations: annotationsToAsk(extras) }),
      },
      read: listRows,
    });
    for (const row of response.value as DataverseRecord[]) {
      found.set(idOf(row, table), row);
    }
  }
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}
