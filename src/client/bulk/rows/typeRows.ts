import { randomBytes } from "node:crypto";
import { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { InputError } from "../../errors/InputError";
import { writeJson } from "../../json/writeJson";
import { contradictions, repeated } from "../../keys/contradictions";
import { freshDefinition } from "../../metadata/cache/tableDefinition";
import { lookupContext } from "../../queries/filter/lookupContext";
import { tellLeftOut } from "../../records/tellLeftOut";
import { typingOptions } from "../../records/typingOptions";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types/context";
import { keyOfId } from "../../values/keys/typedKey";
import { asRowRead, isRowRead } from "../../values/rowRead";
import { typeRecord } from "../../values/typeRecord";
import type { Fault, TypingOptions } from "../../values/types";
import type { Plan } from "../plan";
import type { BulkParams } from "../types";
import type { Address, Addressed } from "./address";
import { rememberedLookups } from "./lookups";
import { faultsOf } from "./problems";
import type { Row, RowFault } from "./row";
import { type AddressContext, splitRow } from "./rowAddress";
import { sequentialGuids } from "./sequentialGuid";

const nextGuid = sequentialGuids(() => runtime.now(), randomBytes);

/** Turns the row of an index into what can be sent, or says what is wrong with it. */
export type RowTyper = (index: number) => Promise<Row | RowFault>;

/**
 * @param remembered whether the definition is an older one, which may be wrong about a row by now: it is
 * read again before the first row is refused by it
 */
export function rowTyper(
  session: Session,
  params: BulkParams,
  given: Plan,
  remembered: boolean,
): RowTyper {
  const typing = typingOptions(params, given.typing);
  const lookups = rememberedLookups(lookupContext(session, params));
  let plan = given;
  let fresh = !remembered;
  const told = new Set<string>();
  const context = (): AddressContext => ({
    environment: session.environment,
    plan,
    typing,
    lookups,
  });
  const refresh = async () => {
    fresh = true;
    plan = { ...given, definition: await freshDefinition(session, given.set, params) };
  };
  return async (index) => {
    const record = params.records[index];
    try {
      let typed = await typedRow(record, context(), params.repairValues ?? true);
      if ("faults" in typed && !fresh) {
        await refresh();
        typed = await typedRow(record, context(), params.repairValues ?? true);
      }
      if ("leftOut" in typed) {
        tellLeftOut(
          session,
          typed.leftOut.filter((name) => !told.has(name)),
        );
        for (const name of typed.leftOut) told.add(name);
      }
      if ("faults" in typed) return { index, problem: faultsOf(index, plan.set, typed.faults) };
      return rowOf(index, typed.record, typed.address, plan);
    } catch (error) {
      return { index, problem: problemOf(index, error) };
    }
  };
}

const isObject = (value: unknown): value is DataverseRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Typed =
  | { readonly faults: readonly Fault[] }
  | {
      readonly record: DataverseRecord;
      readonly address: Address | undefined;
      readonly leftOut: readonly string[];
    };

const typedRow = async (
  given: unknown,
  context: AddressContext,
  repair: boolean,
): Promise<Typed> => {
  const { plan, typing, lookups } = context;
  const { addressed, rest } = await splitRow(given, context);
  if (plan.verb === "delete") {
    if (!addressed || "fault" in addressed) return { faults: addressed ? [addressed.fault] : [] };
    return { record: {}, address: addressed, leftOut: [] };
  }
  // What begins with `@` is no column of a row, but says whether it was read before.
  const wasRead = isObject(given) && isRowRead(given);
  const own = withoutKey(rest, addressed, plan, typing);
  const typed = repair
    ? await typeRecord(
        wasRead ? asRowRead(own.record) : own.record,
        plan.definition,
        typing,
        lookups,
      )
    : { record: own.record, faults: [], leftOut: [] };
  const found = [
    ...(addressed && "fault" in addressed ? [addressed.fault] : []),
    ...own.faults,
    ...typed.faults,
  ];
  const faults = [...found, ...emptiness(plan, typed.record, found)];
  if (faults.length > 0 || (addressed && "fault" in addressed)) return { faults };
  return { record: typed.record, address: addressed, leftOut: typed.leftOut };
};

/** Columns of the key are not written once more; UpsertMultiple refuses them. Others than the key's are. */
const withoutKey = (
  rest: DataverseRecord,
  addressed: Addressed | undefined,
  { verb, definition }: Plan,
  typing: TypingOptions,
): { readonly record: DataverseRecord; readonly faults: readonly Fault[] } => {
  if (verb === "create" || !addressed || "fault" in addressed) return { record: rest, faults: [] };
  const names = new Set(repeated(addressed, rest, definition));
  const others = contradictions(addressed, rest, definition, typing);
  return {
    record: Object.fromEntries(Object.entries(rest).filter(([name]) => !names.has(name))),
    faults: others.map((column) => ({ column, what: contradictedBy })),
  };
};

const contradictedBy =
  "the value is another one than in the key that the row goes by, and a key cannot be changed by the write that goes by it: leave the column out, or go by the record's id";

/** A write without a column does nothing but fire custom logic; only an upsert means something by it. */
const emptiness = ({ verb }: Plan, record: DataverseRecord, faults: readonly Fault[]): Fault[] => {
  const nothing =
    faults.length === 0 && Object.values(record).every((value) => value === undefined);
  if (!nothing || verb === "upsert" || verb === "createOnly") return [];
  return [{ column: "", what: "the row has no column to write" }];
};

const rowOf = (
  index: number,
  record: DataverseRecord,
  given: Address | undefined,
  plan: Plan,
): Row => {
  const chosen = plan.verb === "create" && plan.clientGeneratedIds && given === undefined;
  const address = chosen ? addressOf(nextGuid()) : given;
  const size = plan.verb === "delete" ? 0 : writeJson(record).length;
  return { index, record, address, chosen, size, attempts: 0, ambiguous: false, sentMs: 0 };
};

const addressOf = (id: string): Address => ({ ...keyOfId(id), lockKey: id });

/**
 * A lookup that could not be found out concerns its row only.
 *
 * @throws the error where all other rows would meet it as well: Dataverse is not there, or busy
 */
const problemOf = (index: number, error: unknown) => {
  if (!(error instanceof InputError) && !(error instanceof DataverseError)) throw error;
  if (error instanceof DataverseError && isOfService(error)) throw error;
  return { ...errorFacts(error), message: `Record ${index}: ${error.message}` };
};

const isOfService = ({ status }: DataverseError): boolean =>
  status === undefined || status === 401 || status === 429 || status >= 500;
