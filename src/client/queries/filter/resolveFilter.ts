import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { resolveFieldMap } from "../../mapping/resolveFieldMap";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { withDefinition } from "../../metadata/withDefinition";
import { type Atom, atomsIn } from "../../odata/filter/atoms";
import type { Facts } from "../../odata/filter/facts";
import { NO_FACTS } from "../../odata/filter/facts";
import {
  type Condition,
  conditionOf,
  type ReadFilter,
  strictCondition,
} from "../../odata/filter/readFilter";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { isTimeZone } from "../../values/zonedTime";
import { factsOf } from "./factsOf";
import { lookupContext } from "./lookupContext";
import { type FilterSetting, wantsDefinition } from "./wantsDefinition";

export type FilterParams = FilterSetting & Impersonation;

/**
 * The condition as it is sent. Where a definition could change what it says, the definitions it takes are
 * read first, and remembered as for values; a record's name is looked up each time.
 *
 * @throws InputError for what no column takes, before anything but definitions was asked for
 */
export async function resolveFilter(
  session: Session,
  params: FilterParams,
  read: ReadFilter,
  input = "Filter Expression",
): Promise<Condition> {
  return withFacts(session, params, read, (facts) => conditionOf(read, input, facts));
}

/**
 * The condition of an input that decides what is changed or deleted.
 *
 * @throws InputError with the repaired form, for what would have to be repaired
 */
export async function resolveStrictFilter(
  session: Session,
  params: FilterParams,
  read: ReadFilter,
  input: string,
): Promise<string | undefined> {
  return withFacts(session, params, read, (facts) => strictCondition(read, input, facts));
}

const withFacts = async <T>(
  session: Session,
  params: FilterParams,
  { condition }: ReadFilter,
  use: (facts: Facts) => T,
): Promise<T> => {
  requireTimeZone(params);
  const wanting = wantingAtoms(condition, params);
  if (wanting.length === 0) return use(NO_FACTS);
  const { fieldMap } = params;
  const by = (table: TableDefinition) =>
    factsOf(wanting, {
      table,
      map: fieldMap && resolveFieldMap(fieldMap, table),
      definition: (name) => definitionOf(session, params, name),
      context: lookupContext(session, params),
      timeZone: params.timeZone,
    });
  return withDefinition(session, params, async (table) => use(await by(table)));
};

const wantingAtoms = (condition: ReadFilter["condition"], setting: FilterSetting): Atom[] =>
  condition ? atomsIn(condition.tree).filter((atom) => wantsDefinition(atom, setting)) : [];

/** Whether a definition could change what a filter says. */
export function wantsAny({ condition }: ReadFilter, setting: FilterSetting): boolean {
  return wantingAtoms(condition, setting).length > 0;
}

/** Tables without a definition, such as owners, say nothing of their columns. */
export function definitionOf(
  session: Session,
  params: Impersonation,
  name: string,
): Promise<TableDefinition | undefined> {
  return tableDefinition(session, name, params).catch((error: unknown) => {
    throwUnless(error, InputError);
    return undefined;
  });
}

const requireTimeZone = ({ timeZone }: FilterSetting): void => {
  if (timeZone === undefined || isTimeZone(timeZone)) return;
  throw new InputError(
    `Time Zone ${JSON.stringify(timeZone.slice(0, 80))} is not known; expected an IANA name, e.g. Europe/Berlin.`,
  );
};
