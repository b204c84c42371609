import { normalizeGuid } from "../../odata/guid";
import { isRecord } from "../../odata/listBody";
import type { DataverseRecord } from "../../types";
import { jsonValue, objectInText } from "../../values/jsonValue";

/** A list or an object that is given as JSON text; anything else as it is. Pure. */
export function structured(given: unknown): unknown {
  const value = jsonValue(given)?.value;
  return typeof value === "object" && value !== null ? value : given;
}

/** What a reference is made of, as models are read and as all actions take it. */
const PARTS: ReadonlySet<string> = new Set(["id", "name", "type", "table", "key"]);

/**
 * A reference as every action takes it. One that was read (`{ id, name, type }`) and a whole record of a model go by
 * their ID, and by a name only where there is none; rows that were read and other references mean what they do
 * everywhere. Pure.
 *
 * @param table the one that is meant where the reference names none
 */
export function referenceOf(given: unknown, table?: string): unknown {
  const value = typeof given === "string" ? (objectInText(given) ?? given) : given;
  if (typeof value === "string") return table ? addressed(value, table) : value;
  return isRecord(value) && isReference(value) ? ofParts(value, table) : value;
}

/** Rows have their ID by the name of their table; one called `id` is that of a record of a model. */
const isReference = (value: DataverseRecord): boolean => {
  if (isSet(value["@odata.id"]) || isSet(value["@odata.type"])) return false;
  return isSet(value["id"]) || Object.keys(value).every((name) => PARTS.has(name));
};

const ofParts = (value: DataverseRecord, table: string | undefined): unknown => {
  const { id, key, name } = value;
  const named = [value["table"], value["type"], table].find(isSet);
  const parts = { table: named, id, key, name: isSet(id) ? undefined : name };
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => isSet(part)));
  return Object.keys(given).join() === "id" ? id : given;
};

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

const addressed = (text: string, table: string): unknown => {
  const id = normalizeGuid(text);
  return id === undefined ? text : { table, id };
};
