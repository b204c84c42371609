import { ExactNumber, numberKey } from "../../json/exactNumber";
import { normalizeGuid } from "../../odata/guid";
import { momentMs } from "../../text/momentMs";
import { isObject, type Plain } from "../events/keyValueCollection";
import { isEmptyValue } from "./valueKey";

/** Means a column without a value. */
const EMPTY = "(empty)";

/** What an event says of a column at one moment. */
export interface Shown {
  readonly value: unknown;
  /** As Dataverse formats the value; null where the event has no label of it. */
  readonly label: string | null;
}

/** Whether a column holds one of the values that are wanted, each given as it is or by its label. */
export function matchesAny(wanted: readonly string[], shown: Shown): boolean {
  return wanted.some((text) => matches(text.trim(), shown));
}

const matches = (text: string, { value, label }: Shown): boolean => {
  if (folded(text) === EMPTY) return isEmptyValue(value);
  if (isEmptyValue(value)) return false;
  if (label !== null && isLabel(text, label)) return true;
  return Array.isArray(value) ? matchesList(text, value) : matchesOne(text, value);
};

/** The whole label, or the labels of a list in any order. */
const isLabel = (text: string, label: string): boolean =>
  folded(text) === folded(label) || sortedParts(text) === sortedParts(label);

const sortedParts = (text: string): string => JSON.stringify(parts(text, /;/).map(folded).sort());

const parts = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Every entry is named, and nothing else is. */
const matchesList = (text: string, list: readonly unknown[]): boolean => {
  const named = parts(text, list.some(isObject) ? /;/ : /[;,]/);
  return (
    named.every((part) => list.some((each) => matchesOne(part, each))) &&
    list.every((each) => named.some((part) => matchesOne(part, each)))
  );
};

const matchesOne = (text: string, value: unknown): boolean => {
  if (typeof value === "boolean") return BOOLEANS.get(folded(text)) === value;
  if (typeof value === "number" || value instanceof ExactNumber) {
    const key = numberKey(text);
    return key !== undefined && key === numberKey(String(value));
  }
  if (isObject(value)) return matchesRow(text, value);
  return matchesText(text, String(value));
};

const BOOLEANS = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

const matchesText = (text: string, value: string): boolean =>
  folded(text) === folded(value) || sameMoment(text, value) || sameId(text, value);

/** A day is its beginning in UTC, as Dataverse sends days. */
const sameMoment = (one: string, other: string): boolean => momentMs(one) === momentMs(other);

const sameId = (one: string, other: string): boolean => {
  const id = normalizeGuid(one);
  return id !== undefined && id === normalizeGuid(other);
};

/** A lookup by the id or the name of its row, a party by its row or its address. */
const matchesRow = (text: string, value: Plain): boolean => {
  const { columns, id, name } = value;
  if (isObject(columns)) return matchesParty(text, columns);
  if (typeof id === "string" && sameId(bracketed(text), id)) return true;
  return typeof name === "string" && folded(name) === folded(text);
};

const matchesParty = (text: string, { partyid, addressused }: Plain): boolean =>
  (isObject(partyid) && matchesRow(text, partyid)) ||
  (typeof addressused === "string" && folded(addressused) === folded(text));

/** The id of `accounts(id)`, and of the address of a record. */
const bracketed = (text: string): string => /\(([^()]{1,40})\)$/.exec(text)?.[1] ?? text;

const folded = (text: string): string => text.normalize("NFC").trim().toLowerCase();
