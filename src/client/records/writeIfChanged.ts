import { isOtherVersion, isUnversioned } from "../answers/otherVersion";
import { readAndCompare } from "../compare/compareRows";
import { type CurrentRow, isUnchanged, otherId } from "../compare/types";
import { DataverseError } from "../errors/DataverseError";
import { refuseContradictions } from "../keys/contradictions";
import type { RecordKey } from "../odata/keys/types";
import { versionTag } from "../session/headers";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { readAnswer } from "./answerOfWrite";
import type { AnswerWanted } from "./answerWanted";

interface Compared extends Impersonation {
  readonly definition: TableDefinition;
  readonly key: RecordKey;
  /** As it is to be sent. */
  readonly record: DataverseRecord;
  readonly wanted: AnswerWanted;
  /** The version that the caller asks for. */
  readonly ifMatch?: string | undefined;
}

/** Writes the record; under a version where there is one. */
type Write = (version?: string) => Promise<DataverseRecord>;

/** Writes under a version, before the record is written whatever its version is. */
const TRIES = 2;

/**
 * Writes a record only if that changes something in it: it is read, and written under the version that was
 * read. Where it changed in between, or the answer was lost, it is read and compared once more. What cannot
 * be read is written. The answer has `unchanged` where nothing was written.
 */
export async function writeIfChanged(
  session: Session,
  params: Compared,
  write: Write,
): Promise<DataverseRecord> {
  const { definition, key, record, ifMatch } = params;
  const asked = ifMatch ? versionTag(ifMatch) : undefined;
  let isAmbiguous = false;
  let missing: { readonly error: DataverseError; readonly version: string } | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [now] = await readAndCompare(session, params, [{ key, record }]);
    if (!now || !("comparison" in now)) return write();
    const { found, comparison } = now;
    const named = otherId(comparison);
    if (named !== undefined) refuseContradictions([named], "Entity ID");
    // It is there as before: what it refers to is missing.
    if (missing && missing.version === found.version) throw missing.error;
    const isOther = asked !== undefined && asked !== "*" && asked !== found.version;
    if (isUnchanged(comparison) && !isOther) return answer(session, params, found, !isAmbiguous);
    // No page says that rows of other tables have versions to be written under.
    const isVersioned = found.version !== undefined && definition.tableType === "Standard";
    if (asked !== undefined || !isVersioned) return write();
    try {
      return await write(found.version);
    } catch (error) {
      if (error instanceof DataverseError && isUnversioned(error.status, error.code)) {
        return write();
      }
      if (!mayHaveChanged(error)) throw error;
      if (error.status === 404) missing = { error, version: found.version };
      isAmbiguous ||= error.outcome === "unknown";
      session.logger.info(
        `The record of ${definition.entitySetName} may have changed since it was read: it is compared once more.`,
      );
    }
  }
  return write();
}

/** Another version than the one that was read, a record that is gone, or an answer that was lost. */
const mayHaveChanged = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  (error.outcome === "unknown" || error.status === 404 || isOtherVersion(error.status, error.code));

const answer = async (
  session: Session,
  { definition, wanted, ...params }: Compared,
  { id }: CurrentRow,
  isUnchangedNow: boolean,
): Promise<DataverseRecord> => {
  const mark = isUnchangedNow ? { unchanged: true } : {};
  if (wanted.kind === "id") return { [wanted.primaryKey]: id, ...mark };
  const { impersonateUserId, impersonateObjectId } = params;
  const record = await readAnswer(session, {
    entityType: definition.entitySetName,
    entityId: id,
    wanted,
    impersonateUserId,
    impersonateObjectId,
  });
  return { ...record, ...mark };
};
