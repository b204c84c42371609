import { ownValue } from "../../src/client/objects/ownProperty";
import { type Place, problem, shown } from "./place";
import type { Plain } from "./types";

export type PlainRecord = Readonly<Record<string, Plain>>;

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A mapping; an empty one after a problem, and where there is none. */
export function recordField(place: Place, from: PlainRecord, key: string): PlainRecord {
  const value = ownValue(from, key);
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  problem(place, `${key} is ${shown(value)}; it has to be a mapping.`);
  return {};
}

/** A list; an empty one after a problem, and where there is none. */
export function listField(place: Place, from: PlainRecord, key: string): readonly Plain[] {
  const value = ownValue(from, key);
  if (value === undefined || value === null) return [];
  if (isList(value)) return value;
  problem(place, `${key} is ${shown(value)}; it has to be a list.`);
  return [];
}

/** Text that may be left out; "" for none. */
export function textField(place: Place, from: PlainRecord, key: string): string {
  const value = ownValue(from, key);
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  problem(place, `${key} is ${shown(value)}; it has to be text.`);
  return "";
}

/** Text that has to be there. */
export function requiredText(place: Place, from: PlainRecord, key: string): string {
  const before = place.problems.length;
  const text = textField(place, from, key);
  if (text.trim() === "" && place.problems.length === before) problem(place, `${key} is missing.`);
  return text;
}

/** `{ [key]: text }` where there is one, for a property that is left out otherwise. */
export function optionalText<K extends string>(
  place: Place,
  from: PlainRecord,
  key: K,
): { readonly [key in K]?: string } {
  const text = textField(place, from, key);
  return text === "" ? {} : ({ [key]: text } as { [key in K]: string });
}

export function flagField(place: Place, from: PlainRecord, key: string): boolean {
  const value = ownValue(from, key);
  if (value === undefined || value === null || value === "") return false;
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  problem(place, `${key} is ${shown(value)}; it has to be true or false.`);
  return false;
}

/** A whole number from 0 to `most`; 0 where there is none. */
export function countField(place: Place, from: PlainRecord, key: string, most: number): number {
  const value = ownValue(from, key);
  if (value === undefined || value === null || value === "") return 0;
  const number = typeof value === "string" ? Number(value) : Number.NaN;
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  problem(place, `${key} is ${shown(value)}; it has to be a whole number from 0 to ${most}.`);
  return 0;
}
