import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { type KeyParams, keyPath, needsDefinition, recordKey } from "../keys/recordKey";
import {
  freshDefinition,
  knownDefinition,
  tableDefinition,
} from "../metadata/cache/tableDefinition";
import type { Assumptions } from "../metadata/retryWithFreshMetadata";
import type { RecordKey } from "../odata/keys/types";
import type { Session } from "../session/session";
import type { Impersonation, ValueOptions } from "../types";
import type { TableDefinition } from "../types/tables";
import { typingOptions } from "./typingOptions";

export interface RecordParams extends Impersonation, Pick<ValueOptions, "timeZone"> {
  readonly entityType: string;
  readonly entityId: string;
  /** Label of the input that holds the text, for messages; default "Entity ID". */
  readonly input?: string | undefined;
}

/** A record that was found by what was given. */
export interface FoundRecord {
  /** `accounts(…)`, under the API root. */
  readonly path: string;
  readonly key: RecordKey;
  readonly definition: TableDefinition | undefined;
}

/**
 * The record that `entityId` means, in the table whose set name `entityType` is. A GUID, and a key that can
 * only be read in one way, are sent at once. Where Dataverse refuses such a key, the definition says what
 * is wrong with it, or how it has to be written. So the outcome is the same whether or not the definition
 * is remembered.
 *
 * @throws InputError that names what is wrong with the key, and the keys the table has
 */
export function resolveRecord(
  session: Session,
  table: RecordParams,
  assumptions: Assumptions,
): Promise<FoundRecord> {
  return assumptions.take(`record of ${table.input ?? "Entity ID"}`, {
    first: () => findRecord(session, table),
    correct: async (refusal, tried) => {
      if (tried.definition || !isRefusedKey(refusal, tried)) return undefined;
      const typed = await typedAfter(refusal, session, table);
      return typed.path === tried.path ? undefined : typed;
    },
  });
}

const isRefusedKey = (error: unknown, { key }: FoundRecord): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 400 &&
  error.outcome === "notDone" &&
  key.values.length > 0;

const keyParams = (
  session: Session,
  params: RecordParams,
  definition?: TableDefinition,
): KeyParams => ({
  environment: session.environment,
  set: params.entityType,
  definition,
  input: params.input,
  typing: typingOptions({ timeZone: params.timeZone }, "update"),
});

const found = (params: KeyParams, text: string): FoundRecord => {
  const key = recordKey(params, text);
  // Where the definition is known, the table's own set name goes into the URL at the first try.
  const set = params.definition?.entitySetName || params.set;
  return { path: keyPath(set, key), key, definition: params.definition };
};

const findRecord = async (session: Session, params: RecordParams): Promise<FoundRecord> => {
  const { entityType, entityId } = params;
  const known = knownDefinition(session, entityType, params);
  const asked = keyParams(session, params, known);
  if (known) return foundOrFresh(session, params, asked);
  if (!needsDefinition(asked, entityId)) return found(asked, entityId);
  return found({ ...asked, definition: await readable(session, params) }, entityId);
};

/** What is wrong by a remembered definition may be right by that of today. */
const foundOrFresh = async (
  session: Session,
  params: RecordParams,
  asked: KeyParams,
): Promise<FoundRecord> => {
  try {
    return found(asked, params.entityId);
  } catch (error) {
    throwUnless(error, InputError);
    const definition = await freshDefinition(session, params.entityType, params).catch(
      () => undefined,
    );
    if (!definition || definition === asked.definition) throw error;
    return found({ ...asked, definition }, params.entityId);
  }
};

/** Where the definition cannot be read, the key is sent as it was written. */
const readable = async (
  session: Session,
  params: RecordParams,
): Promise<TableDefinition | undefined> => {
  try {
    return await tableDefinition(session, params.entityType, params);
  } catch (error) {
    if (!(error instanceof DataverseError) && !(error instanceof InputError)) throw error;
    return undefined;
  }
};

/** Where the definition cannot be read, Dataverse's own refusal is the better answer. */
const typedAfter = async (
  error: DataverseError,
  session: Session,
  params: RecordParams,
): Promise<FoundRecord> => {
  const definition = await readable(session, params);
  if (!definition) throw error;
  return found(keyParams(session, params, definition), params.entityId);
};
