import { InputError } from "../errors/InputError";
import { ExactNumber } from "../json/exactNumber";
import { type Bag, isBag } from "../objects/isBag";
import { ownValue } from "../objects/ownProperty";
import { shown } from "../values/types";
import type { Fact } from "./types";

/** A table as a description has it. What a description says nothing of is undefined. */
export interface DescribedTable {
  readonly logicalName: string;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly columns: ReadonlyMap<string, DescribedPart>;
  readonly keys: readonly DescribedPart[] | undefined;
  readonly relationships: readonly DescribedPart[] | undefined;
}

/** A column, an option, a target, a key or a relationship. */
export interface DescribedPart {
  readonly name: string;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly options?: readonly DescribedPart[] | undefined;
  readonly targets?: readonly DescribedPart[] | undefined;
}

const ACCEPTED = "an answer of Describe Entity Type, or a list of such answers";

/**
 * The tables of one description or of several. Properties that a comparison does not know stay unread.
 *
 * @param input label of the input, for messages
 * @throws InputError for what is no description, and for a table or a column that is there twice
 */
export function readDescriptions(given: unknown, input: string): readonly DescribedTable[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const tables = list.map((each, index) =>
    readTable(each, Array.isArray(given) ? `Entry ${index + 1} of ${input}` : input),
  );
  byName(tables, ({ logicalName }) => logicalName, `${input} has the table`);
  return tables;
}

const readTable = (given: unknown, where: string): DescribedTable => {
  if (!isBag(given)) throw new InputError(`${where} is ${shown(given)}; expected ${ACCEPTED}.`);
  const logicalName = ownValue(given, "logicalName");
  if (typeof logicalName !== "string" || logicalName.trim() === "") {
    throw new InputError(`${where} has no logicalName; expected ${ACCEPTED}.`);
  }
  const of = `${where}, table ${shown(logicalName)},`;
  const columns = partsOf(ownValue(given, "columns"), "name", `${of} columns`);
  if (!columns) throw new InputError(`${of} has no columns; expected ${ACCEPTED}.`);
  return {
    logicalName,
    facts: factsOf(given),
    columns: byName(columns, ({ name }) => name, `${of} has the column`),
    keys: partsOf(ownValue(given, "keys"), "name", `${of} keys`),
    relationships: partsOf(ownValue(given, "relationships"), "name", `${of} relationships`),
  };
};

/** The members of a list, by the property that names each. */
const partsOf = (given: unknown, key: string, where: string): DescribedPart[] | undefined => {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) throw new InputError(`${where} are ${shown(given)}; expected a list.`);
  return given.map((each: unknown, index) => {
    const name = isBag(each) ? factOf(ownValue(each, key)) : undefined;
    if (!isBag(each) || (typeof name !== "string" && typeof name !== "number")) {
      throw new InputError(`${where} have an entry ${index + 1} without ${key}.`);
    }
    const inside = `${where}, ${shown(name)},`;
    return {
      name: String(name),
      facts: factsOf(each),
      options: partsOf(ownValue(each, "choices"), "value", `${inside} choices`),
      targets: partsOf(ownValue(each, "targets"), "table", `${inside} targets`),
    };
  });
};

const byName = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  what: string,
): ReadonlyMap<string, T> => {
  const named = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    if (named.has(name)) throw new InputError(`${what} ${shown(name)} twice.`);
    named.set(name, item);
  }
  return named;
};

const factsOf = (given: Bag): ReadonlyMap<string, Fact> =>
  new Map(
    Object.entries(given).flatMap(([name, value]): [string, Fact][] => {
      const fact = factOf(value);
      return fact === undefined ? [] : [[name, fact]];
    }),
  );

/** Undefined for what a comparison cannot show, such as objects. */
const factOf = (value: unknown): Fact | undefined => {
  if (value === null || ["string", "number", "boolean"].includes(typeof value))
    return value as Fact;
  if (value instanceof ExactNumber) return Number(value.digits);
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) return undefined;
  return value;
};
