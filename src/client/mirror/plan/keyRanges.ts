import type { Plan } from "../../bulk/plan";
import { isListable } from "../../compare/keyLists";
import { defaults } from "../../defaults";
import { collationKey } from "../../keys/collationKey";
import { isRecord } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { halfCharacter } from "../../text/wholeCharacters";
import type { ColumnDefinition } from "../../types/tables";
import { slotOf } from "../../values/slots";

/** Records that are looked at for where the ranges begin. */
const SAMPLE = 1_000;
const LONGEST_LITERAL = 100;

/**
 * Conditions that share the rows of a table out among themselves, each with about as many of the listed records,
 * so that they can be read at the same time; none where one reading is enough, or the key cannot be compared.
 *
 * Each row meets one of them, in whatever order Dataverse puts keys: if none of the first, its key is not less
 * than any bound, and that is the last one, to which rows without a key belong too. Where Dataverse has
 * another order than the bounds are in, a row may meet two. `lt` and `ge` compare numbers and texts, and no ids
 * (Microsoft: "condition operator values"). Pure.
 *
 * @param parallel requests that may be under way at once; each range takes two, from either end
 */
export function keyRanges(
  plan: Plan,
  records: readonly unknown[],
  parallel: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const count = Math.min(
    defaults.mirrorRanges,
    Math.floor(records.length / defaults.mirrorRangeRows),
    Math.floor(parallel / 2),
  );
  const column = plan.keys.find(isOrdered);
  if (count < 2 || !column) return [];
  const values = sampleOf(plan, column, records);
  const bounds = Array.from(
    { length: count - 1 },
    (_, at) => values[Math.floor(((at + 1) * values.length) / count)] ?? "",
  );
  return rangesOf(column.logicalName, [...new Set(bounds)].filter(isShort));
}

const isOrdered = ({ kind, isSecured, validForFilter }: ColumnDefinition): boolean =>
  (kind === "string" || kind === "integer") && !isSecured && validForFilter;

const isShort = (literal: string): boolean => literal !== "" && literal.length <= LONGEST_LITERAL;

const rangesOf = (column: string, bounds: readonly string[]): readonly string[] => {
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined) return [];
  return [
    `${column} lt ${first}`,
    ...bounds.slice(1).map((bound, at) => `${column} ge ${bounds[at]} and ${column} lt ${bound}`),
    `${column} ge ${last} or ${column} eq null`,
  ];
};

/** Literals of the key's values among the records, in about the order in which Dataverse has them. */
const sampleOf = (
  { definition, map }: Plan,
  column: ColumnDefinition,
  records: readonly unknown[],
): readonly string[] => {
  const columnOf = (name: string): ColumnDefinition | undefined => {
    const mapped = map?.get(name);
    if (mapped) return mapped.column;
    const slot = slotOf(name, definition, {});
    return slot.kind === "column" && !slot.bind ? slot.found.column : undefined;
  };
  const known = new Map<string, boolean>();
  const isKey = (name: string): boolean => {
    const is = known.get(name) ?? columnOf(name)?.logicalName === column.logicalName;
    known.set(name, is);
    return is;
  };
  // An odd one, for lists that two sources take turns in.
  const step = Math.ceil(records.length / SAMPLE) | 1;
  const values = Array.from({ length: Math.floor(records.length / step) }, (_, at) => {
    const record = records[at * step];
    const name = isRecord(record) ? Object.keys(record).find(isKey) : undefined;
    const value = name === undefined ? undefined : (record as Record<string, unknown>)[name];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  });
  return column.kind === "integer" ? numbersOf(values) : textsOf(values);
};

const numbersOf = (values: readonly string[]): readonly string[] =>
  values
    .filter((value) => /^-?\d{1,10}$/.test(value))
    .map(Number)
    .filter((value) => Math.abs(value) <= LARGEST_INTEGER)
    .sort((one, other) => one - other)
    .map(String);

const LARGEST_INTEGER = 2 ** 31 - 1;

const textsOf = (values: readonly string[]): readonly string[] =>
  values
    .filter((value) => value !== "" && isListable(value) && halfCharacter(value) === undefined)
    .map((value) => ({ value, order: collationKey(value) }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ value }) => stringLiteral(value));
