import { DataverseError } from "../../errors/DataverseError";
import { withMappedColumns } from "../../labels/mappedColumns";
import { entitySetName } from "../../odata/names";
import { preferHeader } from "../../odata/prefer";
import { queryString } from "../../odata/query";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { withReadColumns } from "../shared/readColumns";
import { columnsFor } from "./columns";
import { trackedTable } from "./trackedTable";
import type { TrackParams } from "./types";

/**
 * Tries out, with one row, whether the changes of a table can be tracked.
 *
 * @throws InputError when the table does not track changes, or not what is wanted of them
 * @throws DataverseError when the user may not read all of its rows, or a column does not exist
 */
export async function checkTracking(
  session: Session,
  given: Pick<TrackParams, "entityType" | "fieldNames" | "fieldMap" | "changeTypes">,
): Promise<void> {
  const params = await withMappedColumns(session, given);
  const table = await trackedTable(session, params);
  const { fieldNames } = withReadColumns(params, table);
  const query = queryString({ fieldNames: columnsFor(table, fieldNames) });
  try {
    await sendOrThrow(session, {
      method: "GET",
      path: entitySetName(table.set) + query,
      operation: `Tracking the changes of ${table.set}`,
      idempotency: "always",
      headers: preferHeader({ trackChanges: true, maxPageSize: 1 }),
    });
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status !== 403) throw error;
    throw error.withHint(
      `Give a security role of the user read access to ${table.set} at the level of the whole organization: change tracking takes no less`,
    );
  }
}
