import { randomBytes } from "node:crypto";
import { sequentialGuids } from "../bulk/rows/sequentialGuid";
import { DataverseError } from "../errors/DataverseError";
import { createRecord } from "../records/createRecord";
import { runtime } from "../runtime";
import { guid } from "../session/headers";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import type { ActivityOptions } from "./types";

const nextGuid = sequentialGuids(() => runtime.now(), randomBytes);

/** The ID that a record gets: the one that is given, or one of our making, so that a create can be repeated. */
export function newId(recordId: string | undefined): string {
  return recordId === undefined ? nextGuid() : guid(recordId, "Record ID");
}

/** `DuplicateRecord`, which a create under an ID that is taken is refused with (Microsoft: web service error codes). */
const ID_TAKEN = "0x80040237";

interface Activity extends ActivityOptions {
  readonly entityType: string;
  readonly record: DataverseRecord;
  readonly timeZone?: string | undefined;
  readonly id: string;
}

/**
 * Creates an activity under an ID that was chosen before, once: a lost answer is settled by reading it.
 *
 * @returns the refusal where the ID was given and is taken: a run before may have created it
 */
export async function createActivity(
  session: Session,
  { id, recordId, ...activity }: Activity,
): Promise<DataverseError | undefined> {
  try {
    await createRecord(session, { ...activity, recordId: id, returnResult: "id" });
    return undefined;
  } catch (error) {
    if (recordId !== undefined && isTaken(error)) return error;
    throw error;
  }
}

/** One that is created at its address is refused with the same status and without a code. */
const isTaken = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 412 &&
  (!error.code || error.code.toLowerCase() === ID_TAKEN);
