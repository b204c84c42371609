import { normalizeGuid } from "../odata/guid";
import type { ColumnDefinition } from "../types/tables";
import { placesOf, storedNumber } from "./decimals";

/**
 * Whether writing a value would leave a column as it is stored. Where that is not certain it would not: a
 * write that changes nothing does less harm than a change that is not written. A lookup is compared by its
 * id. Pure.
 *
 * @param given as it would be sent
 * @param stored as it was read
 */
export function sameValue(column: ColumnDefinition, given: unknown, stored: unknown): boolean {
  if (isEmpty(stored)) {
    // What one may not read comes as null, so that nobody can tell it from an empty column.
    return isEmpty(given) && column.isSecured !== true;
  }
  return !isEmpty(given) && COMPARE[kindOf(column)](given, stored, column);
}

/** Dataverse keeps no empty text, and no empty list. */
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

type Compare = (given: unknown, stored: unknown, column: ColumnDefinition) => boolean;
type Kind = "text" | "number" | "fraction" | "double" | "boolean" | "list" | "date" | "id";

const kindOf = ({ kind }: ColumnDefinition): Kind => {
  switch (kind) {
    case "integer":
    case "bigint":
    case "choice":
    case "state":
    case "status":
      return "number";
    case "decimal":
    case "money":
      return "fraction";
    case "double":
    case "boolean":
      return kind;
    case "multichoice":
      return "list";
    case "datetime":
      return "date";
    case "uniqueidentifier":
    case "lookup":
    case "customer":
    case "owner":
      return "id";
    default:
      return "text";
  }
};

const sameNumber = (given: unknown, stored: unknown, places?: number): boolean => {
  // The same number, unless it is stored with more decimals than the column keeps by now.
  if (typeof given === "number" && given === stored && hasPlaces(given, places)) return true;
  const number = storedNumber(given, places);
  return number !== undefined && number === storedNumber(stored);
};

const hasPlaces = (number: number, places: number | undefined): boolean =>
  places === undefined || Number.isInteger(number) || Number(number.toFixed(places)) === number;

const COMPARE: Readonly<Record<Kind, Compare>> = {
  // SQL Server takes texts for equal that differ in blanks at their end. Letter case and accents are
  // stored as they are given, so that they count.
  text: (given, stored) =>
    typeof given === "string" && typeof stored === "string" && trimmed(given) === trimmed(stored),
  number: (given, stored) => sameNumber(given, stored),
  fraction: (given, stored, column) => sameNumber(given, stored, placesOf(column)),
  double: (given, stored, { precision }) => {
    const [one, other] = [Number(given), Number(stored)];
    return one === other || (precision !== undefined && Number(one.toFixed(precision)) === other);
  },
  boolean: (given, stored) => given === stored,
  list: (given, stored) => options(given) === options(stored),
  date: (given, stored, { dateBehavior }) => {
    if (dateBehavior === "DateOnly") return String(given) === String(stored).slice(0, 10);
    const [one, other] = [seconds(given), seconds(stored)];
    return !Number.isNaN(one) && one === other;
  },
  id: (given, stored) => {
    const id = typeof given === "string" ? normalizeGuid(given) : undefined;
    return id !== undefined && typeof stored === "string" && id === normalizeGuid(stored);
  },
};

const trimmed = (text: string): string => {
  if (!text.endsWith(" ")) return text;
  let end = text.length;
  while (text[end - 1] === " ") end -= 1;
  return text.slice(0, end);
};

/** Options are a set, whatever their order. */
const options = (value: unknown): string =>
  [
    ...new Set(
      String(value)
        .split(",")
        .map((option) => option.trim()),
    ),
  ]
    .sort()
    .join(",");

/** A day, or a time that says how far its clock is from UTC: any other would be read in the zone of this process. */
const MOMENT = /^\d{4}-\d\d-\d\d(?:T.*(?:Z|[+-]\d\d:\d\d))?$/i;

/** A moment is stored without fractions of a second. */
const seconds = (value: unknown): number =>
  typeof value === "string" && MOMENT.test(value)
    ? Math.floor(Date.parse(value) / 1_000)
    : Number.NaN;
