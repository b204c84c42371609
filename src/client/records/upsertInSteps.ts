import { DataverseError } from "../errors/DataverseError";
import { throwUnless } from "../errors/throwUnless";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";

/** Writes these columns under this condition, and answers with the record. */
export type Patch = (
  record: DataverseRecord,
  condition: Readonly<Record<string, string>>,
) => Promise<DataverseRecord>;

const UPDATE_ONLY = { "If-Match": "*" };

/**
 * An upsert of columns that only an update sets, above all the state: a create drops them without a word,
 * since a new record is always in its first state. A record that exists is updated by one request; one
 * that does not is created without these columns, which are set afterwards.
 *
 * @param later the columns that only an update sets
 * @throws DataverseError that says so where the record was created and only the last step failed
 */
export async function upsertInSteps(
  session: Session,
  record: DataverseRecord,
  later: DataverseRecord,
  patch: Patch,
): Promise<DataverseRecord> {
  try {
    return await patch(record, UPDATE_ONLY);
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status !== 404) throw error;
  }
  // A status reason goes with its state, and would not fit the first one.
  const isLater = (name: string) =>
    Object.hasOwn(later, name) || (name === "statuscode" && Object.hasOwn(later, "statecode"));
  const entries = Object.entries(record);
  await patch(Object.fromEntries(entries.filter(([name]) => !isLater(name))), {});
  const names = Object.keys(later).join(", ");
  try {
    const rest = Object.fromEntries(entries.filter(([name]) => isLater(name)));
    const written = await patch(rest, UPDATE_ONLY);
    session.logger.info(
      `The upsert created the record; ${names} was set by a separate request, since a create does not set it`,
    );
    return written;
  } catch (error) {
    throwUnless(error, DataverseError);
    const told = `The record was created, but ${names} was not set: repeat the upsert, which updates it now`;
    const hint = [error.hint, told].filter((part) => part !== undefined).join(". ");
    throw new DataverseError({ ...error.facts, outcome: "unknown", hint });
  }
}
