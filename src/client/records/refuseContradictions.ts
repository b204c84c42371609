import { DataverseError } from "../errors/DataverseError";
import {
  contradictions,
  mayContradict,
  refuseContradictions as refuse,
} from "../keys/contradictions";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import type { Session } from "../session/session";
import type { UpdateRecordParams } from "../types";
import type { FoundRecord } from "./resolveRecord";
import { typingOptions } from "./typingOptions";

/**
 * Refuses values that contradict the key the record goes by, since Dataverse drops them. The definition is
 * read only where it decides.
 */
export async function refuseContradictions(
  session: Session,
  params: UpdateRecordParams,
  { key, definition }: FoundRecord,
): Promise<void> {
  const record = { ...params.record, ...params.overlay };
  if (!definition && !mayContradict(key, record)) return;
  const known = definition ?? (await readable(session, params));
  if (!known) return;
  const options = typingOptions({ timeZone: params.timeZone }, "update");
  refuse(contradictions(key, record, known, options), "Entity ID");
}

/** Where the definition cannot be read, Dataverse is asked what it thinks of the record. */
const readable = async (session: Session, params: UpdateRecordParams) => {
  try {
    return await tableDefinition(session, params.entityType, params);
  } catch (error) {
    if (error instanceof DataverseError) return undefined;
    throw error;
  }
};
