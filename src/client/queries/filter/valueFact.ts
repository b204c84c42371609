import type { ValueFact } from "../../odata/filter/facts";
import { isoDate } from "../../odata/filter/repairs/dates";
import { decimalOf } from "../../odata/filter/repairs/literals";
import { textOf } from "../../odata/filter/tokens";
import type { Literal } from "../../odata/filter/tree";
import { normalizeGuid } from "../../odata/guid";
import type { ColumnDefinition } from "../../types/tables";
import { booleanValue, choiceValue, multiChoiceValue } from "../../values/choice";
import { dateTimeValue } from "../../values/dateTime";
import { shown, type Typed } from "../../values/types";

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NUMBERS = /^\d+(?:,\d+)*$/;

/**
 * A value as a column of this kind takes it in a condition; undefined where it stays as it is given.
 * Lookups are not among them.
 */
export function valueFact(
  column: ColumnDefinition,
  literal: Literal,
  timeZone: string | undefined,
): ValueFact | undefined {
  if (column.kind === "datetime") return dateFact(column, literal, timeZone);
  if (literal.type !== "text") return undefined;
  const text = textOf(literal.text);
  const options = { mode: "update", timeZone: "UTC", emptyValues: "omit" } as const;
  switch (column.kind) {
    case "integer":
    case "bigint":
    case "decimal":
    case "double":
    case "money":
      return numberFact(text);
    case "boolean":
      return fact(booleanValue(text, column, options));
    case "choice":
    case "state":
    case "status":
      return fact(choiceValue(text, column, options));
    case "multichoice":
      if (NUMBERS.test(text)) return undefined;
      return fact(multiChoiceValue(text, column, options), (value) => `'${value}'`);
    case "uniqueidentifier": {
      const guid = normalizeGuid(text);
      return guid === undefined || guid === text.toLowerCase() ? undefined : { text: guid };
    }
    default:
      return undefined;
  }
}

const fact = (value: Typed, print = (text: string) => text): ValueFact =>
  "wrong" in value ? value : { text: print(String(value.value)) };

const numberFact = (given: string): ValueFact => {
  const text = given.trim();
  const number = NUMBER.test(text) ? text : decimalOf(text);
  return number === undefined
    ? {
        wrong: `${shown(given)} is not a number; expected digits with a point for decimals, e.g. 1234.5`,
      }
    : { text: number };
};

/** Without *Time Zone*, a day means its midnight in UTC, as Dataverse itself reads it. */
const dateFact = (
  column: ColumnDefinition,
  { type, text }: Literal,
  timeZone: string | undefined,
): ValueFact | undefined => {
  const isTyped = type === "date" || type === "local";
  if (type !== "text" && !isTyped) return undefined;
  if (type === "date" && (timeZone === undefined || column.dateBehavior !== "UserLocal")) {
    return undefined;
  }
  const date = isTyped ? text : isoDate(textOf(text));
  if (date === undefined) {
    return { wrong: `${text} is not a date; expected 2024-12-31 or 2024-12-31T17:30:00Z` };
  }
  const zone = timeZone ?? "UTC";
  const value = dateTimeValue(date, column, {
    mode: "update",
    timeZone: zone,
    emptyValues: "omit",
  });
  return fact(value);
};
