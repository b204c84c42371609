import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";
import type { ValuePair } from "../types/fieldMap";
import type { ColumnDefinition } from "../types/tables";
import { optionOf } from "../values/choice";
import { shown, type Typed } from "../values/types";
import { typeValue } from "../values/typeValue";

/** A value of the app, and the value that the column is read with. */
export interface ColumnPair {
  readonly app: unknown;
  readonly column: unknown;
}

/** More would not be read. */
const MOST_LISTED = 20;

/**
 * The values of an entry, those of the column as Dataverse has them: a choice may be given by its label.
 *
 * @throws InputError for a value that the column cannot have
 */
export function columnPairs(
  field: string,
  column: ColumnDefinition,
  values: readonly ValuePair[],
): readonly ColumnPair[] {
  return values.map(([app, given]) => {
    const typed = columnValue(column, given);
    if ("value" in typed) return { app, column: typed.value };
    throw new InputError(
      `Field Map has a value of ${shown(field)} that ${column.logicalName} cannot have, ${shown(app)}: ${typed.wrong}.`,
    );
  });
}

const AS_READ = { mode: "update", timeZone: "UTC", emptyValues: "omit" } as const;

const columnValue = (column: ColumnDefinition, given: unknown): Typed => {
  if (given === null) return { value: null };
  if (column.kind === "multichoice") return optionOf(given, column.options ?? []);
  if (LOOKUPS.has(column.kind)) return recordValue(given);
  return typeValue(given, column, AS_READ);
};

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** A lookup is read as an ID, so that only what has one comes back as the value of the app. */
const recordValue = (given: unknown): Typed =>
  recordId(given) === undefined
    ? { wrong: `${shown(given)} has no ID of a record; expected a GUID or /accounts(<GUID>)` }
    : { value: typeof given === "string" ? (normalizeGuid(given) ?? given) : given };

/** The ID in a GUID of any form, a path, an address, or `{ table, id }`. */
export function recordId(value: unknown): string | undefined {
  if (typeof value === "string") {
    return normalizeGuid(value) ?? normalizeGuid(/\(([^()]*)\)\s*$/.exec(value)?.[1] ?? "");
  }
  const id =
    typeof value === "object" && value !== null
      ? ownValue(value as Readonly<Record<string, unknown>>, "id")
      : undefined;
  return typeof id === "string" ? normalizeGuid(id) : undefined;
}

/** The value of the column that a value of the app means. What is empty means what it means everywhere. */
export function toColumn(pairs: readonly ColumnPair[], value: unknown, isList: boolean): Typed {
  const whole = paired(pairs, value);
  if (whole) return { value: whole.column };
  if (value === null || value === undefined || value === "") return { value };
  if (!isList) return unknown(pairs, value);
  const items: readonly unknown[] = Array.isArray(value) ? value : listOf(value);
  const columns: unknown[] = [];
  for (const item of items) {
    const pair = paired(pairs, item);
    if (!pair) return unknown(pairs, item);
    columns.push(pair.column);
  }
  return { value: columns };
}

const paired = (pairs: readonly ColumnPair[], value: unknown): ColumnPair | undefined =>
  pairs.find(({ app }) => isSame(app, value)) ??
  onlyOne(pairs.filter(({ app }) => typeof value === "string" && isLike(app, value)));

const onlyOne = ([first, ...others]: readonly ColumnPair[]): ColumnPair | undefined =>
  others.length === 0 ? first : undefined;

/** As people write lists in one text. */
const listOf = (value: unknown): unknown[] =>
  typeof value === "string" ? value.split(/[;,]/).map((part) => part.trim()) : [value];

const unknown = (pairs: readonly ColumnPair[], value: unknown): Typed => ({
  wrong: `Field Map has no value for ${shown(value)}; it has ${listed(pairs.map(({ app }) => app))}`,
});

/** The value of the app that a value of the column means; undefined where there is none. */
export function toApp(
  pairs: readonly ColumnPair[],
  value: unknown,
): { readonly value: unknown } | undefined {
  const pair =
    pairs.find(({ column }) => isSame(column, value)) ??
    pairs.find(({ column }) => isRecord(column, value));
  if (pair) return { value: pair.app };
  return value === null ? { value: null } : undefined;
}

/** Values in a message, as many as are read. */
export function listed(values: readonly unknown[]): string {
  const names = values.slice(0, MOST_LISTED).map(shown);
  const more = values.length > MOST_LISTED ? ` and ${values.length - MOST_LISTED} more` : "";
  return names.length === 0 ? "none" : names.join(", ") + more;
}

/** Keys of JSON are text, whatever the app means by them. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (isScalar(one) && isScalar(other) && String(one) === String(other));

const isScalar = (value: unknown): boolean =>
  ["string", "number", "boolean", "bigint"].includes(typeof value);

const isLike = (app: unknown, value: string): boolean =>
  isScalar(app) && String(app).trim().toLowerCase() === value.trim().toLowerCase();

/** Whether a lookup that is read as this ID has this value. */
const isRecord = (given: unknown, read: unknown): boolean => {
  const id = typeof read === "string" ? read.toLowerCase() : undefined;
  return id !== undefined && normalizeGuid(id) === id && recordId(given) === id;
};
