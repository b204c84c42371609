import { ExactNumber } from "../json/exactNumber";
import type { ColumnDefinition, ColumnKind } from "../types/tables";
import { booleanValue, choiceValue, multiChoiceValue } from "./choice";
import { dateTimeValue } from "./dateTime";
import { imageValue } from "./image";
import { numberValue } from "./number";
import { guidValue, textValue } from "./text";
import { type Typed, type TypingOptions, typed, type ValueTyper, wrong } from "./types";

const untouched: ValueTyper = (value) => typed(value);
const readOnlyFile: ValueTyper = () =>
  wrong("a file column is not part of a record; it is uploaded on its own");

const TYPERS: Readonly<Record<ColumnKind, ValueTyper>> = {
  bigint: numberValue,
  boolean: booleanValue,
  choice: choiceValue,
  customer: untouched,
  datetime: dateTimeValue,
  decimal: numberValue,
  double: numberValue,
  entityname: textValue,
  file: readOnlyFile,
  image: imageValue,
  integer: numberValue,
  lookup: untouched,
  memo: textValue,
  money: numberValue,
  multichoice: multiChoiceValue,
  other: untouched,
  owner: untouched,
  partylist: untouched,
  state: choiceValue,
  status: choiceValue,
  string: textValue,
  uniqueidentifier: guidValue,
};

/** One value of a column; what lookups and lists of parties say stays as it is given. */
export function typeValue(given: unknown, column: ColumnDefinition, options: TypingOptions): Typed {
  if (given === null) return typed(null);
  // Typers read a long number as they read the same digits in a text.
  const value = given instanceof ExactNumber ? given.digits : given;
  return TYPERS[column.kind](value, column, options);
}
