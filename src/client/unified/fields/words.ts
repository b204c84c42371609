import { toApp } from "../../mapping/valuePairs";
import { type BoundColumn, type Field, type FindColumn, type ReadField, readOnly } from "./field";

type Words = Readonly<Record<string, string | number>>;

/** A column whose values go by the words of the model; a value without one is `other`. */
export function words(column: string, values: Words, other: string | null = null): Field {
  return readOnly({
    columns: { "": column },
    read: (find) => wordReader(find, new Map(swapped(values)), other),
  });
}

/** The state of a record by a word of the model. A write gets there by what sets states. */
export function state(values: Readonly<Record<string, number>>): Field {
  return {
    columns: { "": "statecode" },
    read: (find) => wordReader(find, new Map(swapped(values)), null),
    write: () => (given, to) => {
      if (given === undefined || given === null || given === "") return;
      const found = Object.entries(values).find(([word]) => isWord(word, given));
      if (found) to.state(found[1]);
      else to.fault("", `${JSON.stringify(given)} is none of ${Object.keys(values).join(", ")}`);
    },
  };
}

/** Whether a record is in one state; to write true leads there, to write false changes nothing. */
export function inState(number: number): Field {
  return {
    columns: { "": "statecode" },
    read: (find) => {
      const property = find("")?.property ?? "";
      return (row) => (typeof row[property] === "number" ? row[property] === number : null);
    },
    write: () => (given, to) => {
      const text = String(given ?? "").toLowerCase();
      if (text === "true") to.state(number);
      else if (text !== "false" && text !== "") to.fault("", "expected true or false");
    },
  };
}

const swapped = (values: Words) =>
  Object.entries(values).map(([word, given]) => [given, word] as const);

const isWord = (word: string, given: unknown): boolean =>
  typeof given === "string" && given.trim().toUpperCase() === word;

const wordReader = (
  find: FindColumn,
  byValue: ReadonlyMap<unknown, string>,
  other: string | null,
): ReadField => {
  const bound: BoundColumn | undefined = find("");
  if (!bound) return () => null;
  const { property, values } = bound;
  return (row) => {
    const given = row[property] ?? null;
    if (given === null) return null;
    if (values) return toApp(values, given)?.value ?? given;
    return byValue.get(given) ?? other;
  };
};
