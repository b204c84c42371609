import { DataverseError } from "../errors/DataverseError";
import { runtime } from "../runtime";
import { refusal } from "../session/perform";
import { type Call, exchange, type Session } from "../session/session";
import type { CreateRecordParams, DataverseRecord } from "../types";
import { getRecord } from "./getRecord";
import { represented } from "./represented";

/** Slack for the time between the client's first try and the row's `createdon`, in milliseconds. */
const SLACK_MS = 60_000;

/**
 * Creates a record under an id of the caller's choice. When a try had no answer and its repeat is
 * refused, the row itself tells: it is there = the first try created it.
 */
export const createWithOwnKey = async (
  session: Session,
  create: Call,
  id: string,
  params: CreateRecordParams,
): Promise<DataverseRecord> => {
  const startedMs = runtime.now();
  const call: Call = {
    ...create,
    operation: `Creating ${params.entityType}(${id})`,
    repeat: "ownKey",
    whenUnknown:
      "It is not known whether the record was created: run again with the same Record ID",
  };
  const reread = () => getRecord(session, { ...params, entityId: id, returnNullWhenMissing: true });
  try {
    const response = await exchange(session, call);
    if (response.status < 300)
      return await represented(session, response, { ...params, entityId: id });
    const elapsedMs = runtime.now() - startedMs;
    const created = response.afterDoubt ? await reread().catch(() => undefined) : null;
    if (created && isOurs(created, response.headers["date"], elapsedMs)) return created;
    // Looked up and not there: the refusal is all there was. Not to be looked up: nobody can tell.
    const settled = created === undefined ? call : ({ ...call, repeat: "always" } as const);
    throw refusal(settled, response);
  } catch (error) {
    const done =
      error instanceof DataverseError && error.outcome === "done"
        ? await reread().catch(() => null)
        : null;
    if (done) return done;
    throw error;
  }
};

/**
 * A row under this id that is older than the first try was there before. Both times are the server's;
 * only the length of the wait is ours.
 */
export const isOurs = (
  row: DataverseRecord,
  date: string | undefined,
  elapsedMs: number,
): boolean => {
  // An imported row has a `createdon` of its own choice; when it really came is kept beside it.
  const createdMs = Date.parse(String(row["overriddencreatedon"] ?? row["createdon"] ?? ""));
  const serverMs = Date.parse(date ?? "");
  if (Number.isNaN(createdMs) || Number.isNaN(serverMs)) return true;
  return createdMs >= serverMs - elapsedMs - SLACK_MS;
};
