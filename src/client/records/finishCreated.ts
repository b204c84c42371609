import { DataverseError } from "../errors/DataverseError";
import type { Session } from "../session/session";
import type { DataverseRecord, UpdateRecordParams } from "../types";

/**
 * Sets what Dataverse dropped when an upsert created the record, above all its state: a new record is
 * always in its first one.
 *
 * @param update writes these columns of the record that exists by now
 * @throws DataverseError that says the record was created
 */
export const finishCreated = async (
  session: Session,
  { entityType }: UpdateRecordParams,
  created: DataverseRecord,
  afterCreate: DataverseRecord,
  update: (changes: DataverseRecord) => Promise<{ readonly record: DataverseRecord }>,
): Promise<DataverseRecord> => {
  const differs = Object.keys(afterCreate).some((name) => created[name] !== afterCreate[name]);
  if (!differs) return created;
  const names = Object.keys(afterCreate).join(", ");
  try {
    const { record } = await update(afterCreate);
    session.logger.info(
      `The upsert created a record of ${entityType}; ${names} was set by a second request, since a create does not set it`,
    );
    return record;
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    const told = `The record was created, but ${names} was not set: repeat the upsert, which updates it now`;
    throw new DataverseError({
      ...error.facts,
      outcome: "unknown",
      hint: [error.hint, told].filter((part) => part !== undefined).join(". "),
    });
  }
};
