import { readNames } from "../../compare/readNames";
import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { InputError } from "../../errors/InputError";
import { writeJson } from "../../json/writeJson";
import { resolveFieldMap } from "../../mapping/resolveFieldMap";
import { freshDefinition } from "../../metadata/cache/tableDefinition";
import { lookupContext } from "../../queries/filter/lookupContext";
import { tellIgnored } from "../../records/inColumns";
import { tellLeftOut } from "../../records/tellLeftOut";
import { typingOptions } from "../../records/typingOptions";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types/context";
import { keyOfId } from "../../values/keys/typedKey";
import { rememberedLookups } from "../../values/rememberedLookups";
import type { Plan } from "../plan";
import type { BulkParams, BulkRowError } from "../types";
import type { Address } from "./address";
import { newId } from "./newId";
import { faultsOf } from "./problems";
import type { Row, RowFault } from "./row";
import type { AddressContext } from "./rowAddress";
import { typedRow } from "./typedRow";

/** Turns the row of an index into what can be sent, or says what is wrong with it. */
export type RowTyper = (index: number) => Promise<Row | RowFault>;

/**
 * @param remembered whether the definition is an older one, which may be wrong about a row by now: it is
 * read again before the first row is refused by it
 * @param isReadTogether whether records that lookups name are read together, some thousand rows ahead
 */
export function rowTyper(
  session: Session,
  params: BulkParams,
  given: Plan,
  remembered: boolean,
  isReadTogether = false,
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
    const definition = await freshDefinition(session, given.set, params);
    const map = params.fieldMap && resolveFieldMap(params.fieldMap, definition);
    plan = { ...given, definition, map };
  };
  let namesRead = 0;
  const readAhead = async (index: number) => {
    if (!isReadTogether || plan.map || index < namesRead) return;
    namesRead = index + defaults.comparedRows;
    const rows = params.records.slice(index, namesRead);
    await readNames(session, params, { lookups, definition: plan.definition }, rows);
  };
  return async (index) => {
    const record = params.records[index];
    await readAhead(index);
    try {
      let typed = await typedRow(record, context(), params);
      if ("faults" in typed && !fresh) {
        await refresh();
        typed = await typedRow(record, context(), params);
      }
      if ("leftOut" in typed) {
        tellLeftOut(session, newOnes(told, typed.leftOut));
        tellIgnored(session, newOnes(told, typed.ignored));
      }
      if ("faults" in typed) return { index, problem: faultsOf(index, plan.set, typed.faults) };
      return rowOf(index, typed.record, typed.address, plan);
    } catch (error) {
      return { index, problem: problemOf(index, error) };
    }
  };
}

/** Those that were not told before, which they are from now on. */
const newOnes = (told: Set<string>, names: readonly string[]): readonly string[] => {
  const others = names.filter((name) => !told.has(name));
  for (const name of others) told.add(name);
  return others;
};

const rowOf = (
  index: number,
  record: DataverseRecord,
  given: Address | undefined,
  plan: Plan,
): Row => {
  const chosen = plan.verb === "create" && plan.clientGeneratedIds && given === undefined;
  const address = chosen ? addressOf(newId()) : given;
  const size = plan.verb === "delete" ? 0 : writeJson(record).length;
  return { index, record, address, chosen, size, attempts: 0, ambiguous: false, sentMs: 0 };
};

const addressOf = (id: string): Address => ({ ...keyOfId(id), lockKey: id });

/**
 * A lookup that could not be found out concerns its row only.
 *
 * @throws the error where all other rows would meet it as well: Dataverse is not there, or busy
 */
export function problemOf(index: number, error: unknown): BulkRowError {
  if (!(error instanceof InputError) && !(error instanceof DataverseError)) throw error;
  if (error instanceof DataverseError && isOfService(error)) throw error;
  return { ...errorFacts(error), message: `Record ${index}: ${error.message}` };
}

/** Whether every other request would fail for the same reason. */
export function isOfService({ status }: DataverseError): boolean {
  return status === undefined || status === 401 || status === 429 || status >= 500;
}
