import { impersonationHeaders } from "../session/headers";
import { findId } from "../session/readId";
import { refusal } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
import { fileColumn } from "./fileColumn";
import type { DeleteFileResult, FileColumnParams } from "./types";

/**
 * Empties a file or image column. Nothing else of the record is touched: another column than one of these is
 * refused, whose value a request of the same form would clear.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 */
export async function deleteFile(
  session: Session,
  params: FileColumnParams,
): Promise<DeleteFileResult> {
  const { path, columnPath, table } = await fileColumn(session, params);
  const call: Call = {
    method: "DELETE",
    path: columnPath,
    operation: `Deleting the file of ${columnPath}`,
    idempotency: "harmless",
    headers: impersonationHeaders(params),
  };
  const response = await send(session, call);
  if (response.status < 300) return { deleted: true };
  if (response.status !== 404) throw refusal(call, response);
  // Only the record says whether it is missing, or its file.
  const id = await findId(session, path, table.primaryIdAttribute, params);
  if (id === undefined) throw refusal(call, response);
  return { deleted: response.afterDoubt === true };
}
