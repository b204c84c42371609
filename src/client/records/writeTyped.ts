import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { fieldsNamed } from "../mapping/fieldsNamed";
import { inFieldNames } from "../mapping/toColumns";
import {
  freshDefinition,
  knownDefinition,
  tableDefinition,
} from "../metadata/cache/tableDefinition";
import type { Assumptions } from "../metadata/retryWithFreshMetadata";
import { lookupContext } from "../queries/filter/lookupContext";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation, ValueOptions } from "../types";
import { WrongRecord } from "../values/describeFaults";
import { mayBeSentUntyped } from "../values/mayBeSentUntyped";
import { typeRecord } from "../values/typeRecord";
import type { Fault, TypingOptions, WriteMode } from "../values/types";
import type { TypedRecord } from "../values/typing";
import type { FromApp } from "./inColumns";
import { withMissingReference } from "./missingReference";
import { notChecked } from "./notChecked";
import { isPayloadRefusal } from "./payloadRefusal";
import { tellLeftOut } from "./tellLeftOut";
import { typingOptions } from "./typingOptions";

export interface ValueParams extends ValueOptions, Impersonation {
  readonly entityType: string;
  readonly record: DataverseRecord;
  /** Wins over the record where both mean the same column. */
  readonly overlay?: DataverseRecord | undefined;
  /** What is left of the words of an app that it was given in. */
  readonly fromApp?: FromApp | undefined;
}

/** A record as it is to be sent. */
export interface Writable {
  /** The table as far as it is known by then: its set name, where its definition was read. */
  readonly entityType: string;
  readonly record: DataverseRecord;
  /** Part of the record that Dataverse drops where an upsert creates the record. */
  readonly afterCreate: DataverseRecord;
  /** Whether its values were checked by the definition. */
  readonly isTyped: boolean;
  /** What is left of the words of an app that it was given in. */
  readonly fromApp?: FromApp | undefined;
}

/**
 * The record with values in any accepted form, as it is sent. It is typed and checked by the definition of
 * its table first, unless nothing in it can be misread: such a record is sent as it is given, which costs
 * nothing if it is right; after a refusal of its values it is repaired from the definition. Either way the
 * outcome is the same.
 *
 * @throws InputError that names everything wrong with the record, before anything is written
 */
export function typeBody(
  session: Session,
  params: ValueParams,
  mode: WriteMode,
  assumptions: Assumptions,
): Promise<Writable> {
  const options = { ...typingOptions(params, mode), secondStep: true };
  return assumptions.take("body", {
    first: async () => {
      const isKnown = knownDefinition(session, params.entityType, params) !== undefined;
      if (params.repairValues === false) return asGiven(checked(params, { ...params, faults: [] }));
      if (!isKnown && !params.fromApp && isUnmistakable(params)) return asGiven(params);
      const typed = await typedBefore(session, params, options);
      tellLeftOut(session, typed.leftOut);
      return toWrite(session, params, typed);
    },
    correct: async (refusal, { isTyped }) => {
      if (isTyped || params.repairValues === false || !isPayloadRefusal(refusal)) return undefined;
      const repaired = await repairedAfter(refusal, session, params, options);
      return repaired.isChanged() ? toWrite(session, params, repaired) : undefined;
    },
  });
}

/**
 * Sends what was typed. A refusal names the columns that refer to a record which does not exist, and the fields
 * of the app that its columns are.
 */
export async function writeTyped<T>(
  { record, fromApp }: Writable,
  mode: WriteMode,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw withFieldNames(withMissingReference(error, record, mode !== "update"), fromApp);
  }
}

const withFieldNames = (error: unknown, fromApp: FromApp | undefined): unknown => {
  if (!fromApp || !(error instanceof DataverseError)) return error;
  const { hint = "", detail } = error;
  const named = fieldsNamed(`${detail} ${hint}`, fromApp.map);
  return named === undefined ? error : error.withHint([hint, named].filter(Boolean).join(". "));
};

const asGiven = ({ entityType, record, overlay, fromApp }: ValueParams): Writable => ({
  fromApp,
  entityType,
  record: { ...record, ...overlay },
  afterCreate: {},
  isTyped: false,
});

const toWrite = (
  session: Session,
  params: ValueParams,
  { record, afterCreate }: TypedRecord,
): Writable => {
  const set = knownDefinition(session, params.entityType, params)?.entitySetName;
  const { entityType, fromApp } = params;
  return { entityType: set || entityType, record, afterCreate, isTyped: true, fromApp };
};

const isUnmistakable = ({ entityType, record, overlay = {} }: ValueParams): boolean =>
  mayBeSentUntyped(entityType, record) && mayBeSentUntyped(entityType, overlay);

/** @throws DataverseError where the definitions cannot be read: sent as it is, the record may be misread */
const typedBefore = async (
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<TypedRecord> => {
  try {
    return await typedOrFresh(session, params, options);
  } catch (error) {
    throwUnless(error, DataverseError);
    throw notChecked(error);
  }
};

/** What is wrong by remembered definitions may be right by those of today. */
const typedOrFresh = async (
  session: Session,
  params: ValueParams,
  options: TypingOptions,
): Promise<TypedRecord> => {
  const remembered = knownDefinition(session, params.entityType, params);
  const result = await typeFor(session, params, options);
  if (!remembered || result.faults.length === 0) return checked(params, result);
  const fresh = await freshDefinition(session, params.entityType, params);
  if (fresh === remembered) return checked(params, result);
  return checked(params, await typeFor(session, params, options));
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
  const { record, overlay } = params;
  const definition = await tableDefinition(session, params.entityType, params);
  return typeRecord(record, definition, options, lookupContext(session, params), overlay);
};

const checked = <T extends { readonly faults?: readonly Fault[] }>(
  { entityType, fromApp }: ValueParams,
  result: T,
): T => {
  const { faults = [] } = result;
  const all = fromApp ? [...fromApp.faults, ...inFieldNames(faults, fromApp.map)] : faults;
  if (all.length === 0) return result;
  throw new WrongRecord(entityType, all);
};
