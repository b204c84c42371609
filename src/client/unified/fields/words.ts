import { toApp, toColumn } from "../../mapping/valuePairs";
import { shown, type Typed } from "../../values/types";
import { columnReader, putValue } from "./columnValue";
import { type BoundColumn, type Field, type FindColumn, type ReadField, readOnly } from "./field";

type Words = Readonly<Record<string, string | number>>;

/** A column whose values go by the words of the model; a value without one is `other`. */
export function words(column: string, values: Words, other: string): Field {
  return readOnly({
    columns: { "": column },
    read: (find) => wordReader(find, column, new Map(swapped(values)), other),
  });
}

const STATE = "statecode";
const OPEN = 0;

/**
 * The state of a record by a word of the model. A write gets there by what sets states. Where the Field Map has
 * another column for it, that is read and written as any other.
 */
export function state(values: Readonly<Record<string, number>>): Field {
  return {
    columns: { "": STATE },
    read: (find) => wordReader(find, STATE, new Map(swapped(values)), null),
    write: (find) => (given, to) => {
      const elsewhere = mappedColumn(find, STATE);
      if (elsewhere) return putValue(to, elsewhere, { part: "", given });
      if (given === undefined || given === null || given === "") return;
      const typed = stateOf(find("")?.values, values, given);
      if ("wrong" in typed) to.fault("", typed.wrong);
      else if (typeof typed.value === "number") to.state(typed.value);
    },
  };
}

/**
 * Whether a record is in one state; to write true leads there, to write false changes nothing. Where the Field Map
 * has values for the states, these are read and written instead.
 */
export function inState(number: number): Field {
  return {
    columns: { "": STATE },
    read: (find) => {
      const bound = find("");
      if (!bound) return () => null;
      if (bound.values || mappedColumn(find, STATE)) return columnReader(bound);
      const { property } = bound;
      return (row) => (typeof row[property] === "number" ? row[property] === number : null);
    },
    write: (find) => (given, to) => {
      const elsewhere = mappedColumn(find, STATE);
      if (elsewhere) return putValue(to, elsewhere, { part: "", given });
      if (given === undefined || given === null || given === "") return;
      const typed = stateOfFlag(find("")?.values, number, given);
      if ("wrong" in typed) to.fault("", typed.wrong);
      else if (typed.value === number) to.state(number);
      else if (typed.value !== OPEN) to.fault("", `${shown(given)} is no state to begin with`);
    },
  };
}

/** The column that the Field Map has for a field in the place of the model's own. */
export function mappedColumn(find: FindColumn, own: string): BoundColumn | undefined {
  const bound = find("");
  return bound && bound.column.logicalName !== own ? bound : undefined;
}

/** The state that a word means: a word of the Field Map where that has values, else one of the model. */
const stateOf = (mapped: BoundColumn["values"], values: Words, given: unknown): Typed => {
  if (mapped) return toColumn(mapped, given, false);
  const found = Object.entries(values).find(([word]) => isWord(word, given));
  if (found) return { value: found[1] };
  return { wrong: `${JSON.stringify(given)} is none of ${Object.keys(values).join(", ")}` };
};

const stateOfFlag = (mapped: BoundColumn["values"], number: number, given: unknown): Typed => {
  if (mapped) return toColumn(mapped, given, false);
  const text = String(given).trim().toLowerCase();
  if (text === "true") return { value: number };
  return text === "false" ? { value: OPEN } : { wrong: "expected true or false" };
};

const swapped = (values: Words) =>
  Object.entries(values).map(([word, given]) => [given, word] as const);

const isWord = (word: string, given: unknown): boolean =>
  typeof given === "string" && given.trim().toUpperCase() === word;

const wordReader = (
  find: FindColumn,
  own: string,
  byValue: ReadonlyMap<unknown, string>,
  other: string | null,
): ReadField => {
  const elsewhere = mappedColumn(find, own);
  if (elsewhere) return columnReader(elsewhere);
  const bound = find("");
  if (!bound) return () => null;
  const { property, values = [] } = bound;
  return (row) => {
    const given = row[property] ?? null;
    if (given === null) return null;
    return toApp(values, given)?.value ?? byValue.get(given) ?? other;
  };
};
