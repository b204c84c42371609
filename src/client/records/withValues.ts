import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { forgetDefinitions } from "../metadata/memory";
import { knownDefinition, tableDefinition } from "../metadata/tableDefinition";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation, ValueOptions } from "../types";
import { faultsError } from "../values/describeFaults";
import { type TypedRecord, typeRecord } from "../values/typeRecord";
import type { TypingOptions, WriteMode } from "../values/types";
import { lookupContext } from "./lookupContext";
import { isPayloadRefusal } from "./payloadRefusal";
import { typingOptions } from "./typingOptions";

export interface ValueParams extends ValueOptions, Impersonation {
  readonly entityType: string;
  readonly record: DataverseRecord;
}

/**
 * Writes a record whose values are as people have them. Where the definitions are known, or a value
 * cannot be sent as it is, the record is typed and checked first. Otherwise it is sent as it is given,
 * which costs nothing where it is right; a refusal of its values has written nothing, so that it may be
 * repaired from the definitions and sent once more.
 *
 * @throws InputError that names everything wrong with the record, before anything is written
 */
export const withValues = async <T>(
  session: Session,
  params: ValueParams,
  mode: WriteMode,
  write: (record: DataverseRecord) => Promise<T>,
): Promise<T> => {
  const options = typingOptions(params, mode);
  const { record, repairValues = true } = params;
  if (!repairValues) return write(record);
  if (needsTyping(record) || knownDefinition(session, params.entityType, params)) {
    return write(await typedBefore(session, params, options));
  }
  try {
    return await write(record);
  } catch (error) {
    if (!isPayloadRefusal(error)) throw error;
    const repaired = await repairedAfter(error, session, params, options);
    if (!repaired.changed) throw error;
    return write(repaired.record);
  }
};

/** Objects, lists and paths of records never are what Dataverse takes as the value of a column. */
const needsTyping = (record: DataverseRecord): boolean =>
  Object.entries(record).some(
    ([name, value]) =>
      !name.includes("@") &&
      ((typeof value === "object" && value !== null) ||
        (typeof value === "string" && /^(https?:\/\/[^\s]+)?\/?\w+\([^()]+\)$/.test(value))),
  );

/** Where the definitions cannot be read, the record goes as it is: Dataverse tells what it thinks of it. */
const typedBefore = async (
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<DataverseRecord> => {
  try {
    return (await typedOrFresh(session, params, options)).record;
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    session.logger.warn(`Values of ${params.entityType} are sent as they are: ${error.message}`);
    return params.record;
  }
};

/** What is wrong by remembered definitions may be right by those of today. */
const typedOrFresh = async (
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<TypedRecord> => {
  const remembered = knownDefinition(session, params.entityType, params) !== undefined;
  const result = await typeFor(session, params, options);
  if (remembered && result.faults.length > 0) {
    forgetDefinitions(session);
    return checked(params, await typeFor(session, params, options));
  }
  return checked(params, result);
};

/** Where the definitions cannot be read, Dataverse's own refusal is the better answer. */
const repairedAfter = async (
  error: DataverseError,
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<TypedRecord> => {
  try {
    return checked(params, await typeFor(session, params, options));
  } catch (cause) {
    throw cause instanceof InputError ? cause : error;
  }
};

const typeFor = async (
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<TypedRecord> => {
  const definition = await tableDefinition(session, params.entityType, params);
  return typeRecord(params.record, definition, options, lookupContext(session, params));
};

const checked = (params: ValueParams, result: TypedRecord): TypedRecord => {
  if (result.faults.length === 0) return result;
  throw faultsError(params.entityType, result.faults);
};
