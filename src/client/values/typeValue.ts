import { ExactNumber } from "../json/exactNumber";
import type { ColumnDefinition, ColumnKind } from "../types/tables";
import { booleanValue, choiceValue, multiChoiceValue } from "./choice";
import { dateTimeValue } from "./dateTime";
import { numberValue } from "./number";
import { guidValue, textValue } from "./text";
import { type Typed, type TypingOptions, typed, type ValueTyper, wrong } from "./types";

const untouched: ValueTyper = (value) => typed(value);
const readOnlyFile: ValueTyper = () =>
  wrong("a file column is not part of a record; it is uploaded on its own");

const TYPERS: Readonly<
  Record<Exclude<ColumnKind, "lookup" | "customer" | "owner" | "partylist">, ValueTyper>
> = {
  bigint: numberValue,
  boolean: booleanValue,
  choice: choiceValue,
  datetime: dateTimeValue,
  decimal: numberValue,
  double: numberValue,
  entityname: textValue,
  file: readOnlyFile,
  image: untouched,
  integer: numberValue,
  memo: textValue,
  money: numberValue,
  multichoice: multiChoiceValue,
  other: untouched,
  state: choiceValue,
  status: choiceValue,
  string: textValue,
  uniqueidentifier: guidValue,
};

/** One value of a column that is neither a lookup nor a list of parties. */
export function typeValue(given: unknown, column: ColumnDefinition, options: TypingOptions): Typed {
  if (given === null) return typed(null);
  // Typers read a long number as they read the same digits in a text.
  const value = given instanceof ExactNumber ? given.digits : given;
  const { kind } = column;
  if (kind === "lookup" || kind === "customer" || kind === "owner" || kind === "partylist")
    return typed(value);
  return TYPERS[kind](value, column, options);
}
