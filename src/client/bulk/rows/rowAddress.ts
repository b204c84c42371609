import type { Environment } from "../../environment";
import type { DataverseRecord } from "../../types";
import type { LookupContext } from "../../values/lookupContext";
import { shown, type TypingOptions } from "../../values/types";
import type { Plan } from "../plan";
import { type Addressed, addressOfId, addressOfKey, addressOfText } from "./address";
import { type GivenKey, givenKey } from "./givenKey";
import { columnsOfKey } from "./keyColumns";

/** What a row is addressed by, and what it writes. */
export interface Split {
  readonly addressed: Addressed | undefined;
  readonly rest: DataverseRecord;
}

export interface AddressContext {
  readonly environment: Environment;
  readonly plan: Plan;
  readonly typing: TypingOptions;
  readonly lookups: LookupContext;
}

/** Which record a row of any action means; undefined for a create that names none. */
export async function splitRow(given: unknown, context: AddressContext): Promise<Split> {
  const { plan } = context;
  if (isRecord(given)) return splitRecord(given, context);
  if (plan.verb === "delete") return { addressed: await ofScalar(given, context), rest: {} };
  return { addressed: wrong(`${shown(given)} is not an object of columns`), rest: {} };
}

const isRecord = (value: unknown): value is DataverseRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const splitRecord = async (given: DataverseRecord, context: AddressContext): Promise<Split> => {
  const { plan } = context;
  const key = givenKey(given, plan.definition, plan.keys);
  const [twice] = key.faults;
  if (twice) return { addressed: { fault: twice }, rest: key.rest };
  if (plan.verb === "create") return ofCreate(key, plan);
  if (plan.keys.length > 0) {
    const { typing, lookups } = context;
    const addressed = await addressOfKey(plan.keys, key.key, typing, lookups, plan.anyKey);
    // An id beside the key is a value to be written, as on a create it is.
    const rest = isUnset(key.id)
      ? key.rest
      : { ...key.rest, [plan.definition.primaryIdAttribute]: key.id };
    return { addressed, rest };
  }
  if (isAddress(key.id)) {
    const addressed = addressOfText(context.environment, plan.definition, key.id.trim());
    return { addressed, rest: key.rest };
  }
  if (!isUnset(key.id)) {
    return { addressed: ofId(key, context), rest: key.rest };
  }
  return { addressed: await withoutId(key, context), rest: key.rest };
};

/** An address beside the id that means another record leaves open which of them is meant. */
const ofId = (
  { id, partition, address }: GivenKey,
  { environment, plan: { definition } }: AddressContext,
): Addressed => {
  const addressed = addressOfId(definition, id, partition);
  if ("fault" in addressed || typeof address !== "string") return addressed;
  const beside = addressOfText(environment, definition, address.trim());
  if ("fault" in beside || beside.id === undefined || beside.id === addressed.id) return addressed;
  return wrong(`@odata.id names another record than ${definition.primaryIdAttribute}: give one`);
};

/** The partition stays among the columns: only later it is part of the address. */
const ofCreate = ({ id, partition, rest }: GivenKey, { definition }: Plan): Split => ({
  addressed: isUnset(id) ? undefined : addressOfId(definition, id),
  rest: isUnset(partition) ? rest : { ...rest, partitionid: partition },
});

/** A row without its id may have an address, and to delete one an alternate key is enough. */
const withoutId = async (key: GivenKey, context: AddressContext): Promise<Addressed> => {
  const { environment, plan, typing, lookups } = context;
  const { definition } = plan;
  if (typeof key.address === "string")
    return addressOfText(environment, definition, key.address.trim());
  const names = new Set(Object.keys(key.rest).map((name) => name.toLowerCase()));
  const found =
    plan.verb === "delete" &&
    definition.keys.find(
      ({ columns, status }) => status === "Active" && columns.every((column) => names.has(column)),
    );
  if (!found) {
    const name = definition.primaryIdAttribute;
    const advice = plan.verb === "delete" ? "" : ", or set Alternate Key";
    return wrong(`the row does not say which record it is: set ${name}${advice}`);
  }
  const columns = columnsOfKey(found, definition);
  const { key: values } = givenKey(key.rest, definition, columns);
  return addressOfKey(columns, values, typing, lookups);
};

/** An id or an address; with an alternate key of one column, its value. */
const ofScalar = async (
  value: unknown,
  { environment, plan, typing, lookups }: AddressContext,
): Promise<Addressed> => {
  const { keys, definition } = plan;
  const [column, another] = keys;
  if (column && another) {
    const names = keys.map(({ logicalName }) => logicalName).join(", ");
    return wrong(`${shown(value)} is not an object of the key's columns ${names}`);
  }
  if (column) return addressOfKey(keys, new Map([[column.logicalName, value]]), typing, lookups);
  if (typeof value === "string" && value.trim() !== "")
    return addressOfText(environment, definition, value.trim());
  return wrong(`${shown(value)} is not a record's id or key`);
};

/** `https://…/accounts(…)` or `accounts(…)`, as an answer of Dataverse has it. */
const isAddress = (value: unknown): value is string =>
  typeof value === "string" && value.trimEnd().endsWith(")") && /\w\([^)]/.test(value);

const isUnset = (value: unknown): boolean => value === undefined || value === null || value === "";

/** The fault is of the whole row, and of no column. */
const wrong = (what: string): Addressed => ({ fault: { column: "", what } });
