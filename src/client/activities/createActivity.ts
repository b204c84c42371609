import { ConnectionError } from "@prismatic-io/spectral";
import { newId } from "../bulk/rows/newId";
import { connectionError } from "../errors/connectionError";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import { createRecord } from "../records/createRecord";
import { guid } from "../session/headers";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { WrongRecord } from "../values/describeFaults";
import type { ActivityOptions } from "./types";

/** The ID that a record gets: the one that is given, or one of our making, so that a create can be repeated. */
export function activityId(recordId: string | undefined): string {
  return recordId === undefined ? newId() : guid(recordId, "Record ID");
}

/** `DuplicateRecord`, which a create under an ID that is taken is refused with (Microsoft: web service error codes). */
const ID_TAKEN = "0x80040237";

interface Activity extends ActivityOptions {
  readonly entityType: string;
  readonly record: DataverseRecord;
  readonly timeZone?: string | undefined;
  readonly id: string;
  /** What the columns were given as, by their names; where left out, as inputs. */
  readonly givenAs?: ReadonlyMap<string, string>;
}

/**
 * Creates an activity under an ID that was chosen before, once: a lost answer is settled by reading it.
 *
 * @returns the refusal where the ID was given and is taken: a run before may have created it
 */
export async function createActivity(
  session: Session,
  { id, recordId, givenAs, ...activity }: Activity,
): Promise<DataverseError | undefined> {
  try {
    await createRecord(session, { ...activity, recordId: id, returnResult: "id" });
    return undefined;
  } catch (error) {
    if (recordId !== undefined && isTaken(error)) return error;
    // It is there under the ID that was chosen, and nothing else of the answer is needed.
    if (error instanceof DataverseError && error.outcome === "done") return undefined;
    throw inInputs(error, givenAs ?? inputsOf(activity.entityType));
  }
}

/** The inputs whose values are columns of another name. */
const INPUTS: ReadonlyMap<string, string> = new Map([
  ["subject", "Subject"],
  ["regardingobjectid", "Regarding"],
  ["from", "From"],
  ["organizer", "From"],
  ["to", "To"],
  ["requiredattendees", "To"],
  ["cc", "CC"],
  ["optionalattendees", "CC"],
  ["bcc", "BCC"],
  ["phonenumber", "Phone Number"],
  ["scheduledstart", "Start"],
  ["actualstart", "Start"],
  ["scheduledend", "End"],
  ["actualend", "End"],
  ["actualdurationminutes", "Duration (Minutes)"],
]);

const inputsOf = (entityType: string): ReadonlyMap<string, string> =>
  new Map([...INPUTS, ["description", entityType === "emails" ? "Body" : "Description"]]);

/** Nobody has given columns, so that the error names what they were given as. */
const inInputs = (error: unknown, givenAs: ReadonlyMap<string, string>): unknown => {
  if (!(error instanceof WrongRecord)) return error;
  const named = error.faults.map(({ column, what }) => `${givenAs.get(column) ?? column}: ${what}`);
  return new InputError(withFullStop([...new Set(named)].join("; ")));
};

/**
 * Says that an activity is there by now, so that nobody may take the whole for not done. What is wrong with the
 * connection stays an error of the connection.
 */
export function withActivity(error: unknown, id: string, told: string): unknown {
  if (error instanceof ConnectionError) {
    return connectionError(error.connection, `${error.message} ${told}.`);
  }
  if (!(error instanceof DataverseError)) return error;
  const isTold = error.hint?.includes(`Record ID ${id}`);
  const hint = isTold ? error.hint : [error.hint, told].filter(Boolean).join(". ");
  return new DataverseError({ ...error.facts, outcome: "unknown", hint });
}

/** One that is created at its address is refused with the same status and without a code. */
const isTaken = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 412 &&
  (!error.code || error.code.toLowerCase() === ID_TAKEN);
