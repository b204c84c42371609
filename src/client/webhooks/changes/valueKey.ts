import { ExactNumber, numberKey } from "../../json/exactNumber";
import { isObject, type Plain } from "../events/keyValueCollection";

/** Of a party, what makes it the same one; its row is another one after each write. */
const PARTY = "partyid";
const ADDRESS = "addressused";

/** Whether a column holds nothing. Dataverse keeps no empty texts, and no empty lists. */
export function isEmptyValue(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether a column has the same value in two images of a row. */
export function sameValue(one: unknown, other: unknown): boolean {
  return valueKey(one) === valueKey(other);
}

/**
 * A text that two values of a column share exactly if they are the same: numbers by their digits, lookups
 * by table and id, lists in any order, parties by whom they are. Names beside an id do not count: the row
 * that a lookup leads to may have been renamed.
 */
export function valueKey(value: unknown): string {
  if (isEmptyValue(value)) return "";
  if (typeof value === "number" || value instanceof ExactNumber) {
    return `number ${numberKey(String(value)) ?? String(value)}`;
  }
  if (Array.isArray(value)) return `list ${JSON.stringify(value.map(valueKey).sort())}`;
  if (isObject(value)) return objectKey(value);
  return `${typeof value} ${String(value)}`;
}

const objectKey = (value: Plain): string => {
  if (isObject(value["columns"])) return rowKey(value["columns"]);
  const { table, id } = value;
  if (typeof id === "string") return `row ${String(table ?? "")} ${id.toLowerCase()}`;
  return `object ${entriesKey(value)}`;
};

const rowKey = (columns: Plain): string => {
  const [party, address] = [columns[PARTY], columns[ADDRESS]];
  if (!isEmptyValue(party)) return `party ${valueKey(party)}`;
  if (typeof address === "string") return `address ${address.toLowerCase()}`;
  return `columns ${entriesKey(columns)}`;
};

const entriesKey = (value: Plain): string =>
  JSON.stringify(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, valueKey(each)]),
  );
