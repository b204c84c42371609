import { listRows } from "../odata/listBody";
import { encodeOption } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { ClosingMessage } from "./closingMessages";
import type { FoundState } from "./readState";
import type { CloseActivity } from "./types";

/** Slack between the clocks of two servers, in milliseconds. */
const SLACK_MS = 60_000;

/**
 * The activity that a message created: its answer does not name it, so that the newest one of the record is
 * read. One that is older than the reading of the record was created by an earlier closing. The record is closed
 * whether or not the activity can be read.
 */
export async function createdActivity(
  session: Session,
  { activity, activitySet, lookup }: ClosingMessage,
  { id, readMs }: FoundState,
  how: Impersonation,
): Promise<CloseActivity | undefined> {
  const filter = encodeOption(`_${lookup}_value eq ${id}`);
  try {
    const response = await sendOrThrow(session, {
      method: "GET",
      path: `${activitySet}?$select=activityid,createdon&$filter=${filter}&$orderby=${encodeOption("createdon desc")}&$top=1`,
      operation: `Reading the ${activity} that was created`,
      idempotency: "always",
      headers: impersonationHeaders(how),
      read: listRows,
    });
    const [newest] = response.value as readonly DataverseRecord[];
    return newest && isNew(newest, readMs) ? toActivity(activity, newest) : undefined;
  } catch (error) {
    session.logger.warn(
      `The record was closed, but the ${activity} that was created could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

const isNew = ({ createdon }: DataverseRecord, readMs: number | undefined): boolean => {
  const createdMs = Date.parse(String(createdon));
  return readMs === undefined || Number.isNaN(createdMs) || createdMs >= readMs - SLACK_MS;
};

const toActivity = (table: string, { activityid }: DataverseRecord): CloseActivity | undefined =>
  typeof activityid === "string" ? { table, id: activityid } : undefined;
