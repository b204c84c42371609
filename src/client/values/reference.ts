import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { normalizeGuid } from "../odata/guid";
import { readAddress } from "../odata/keys/readAddress";
import { isRecord } from "../odata/listBody";
import type { DataverseRecord } from "../types";
import type { LookupTargetDefinition } from "../types/tables";
import { objectInText } from "./jsonValue";
import { namedReference } from "./namedReference";
import { isNothing } from "./nothing";
import { shown } from "./types";

/** What a value of a lookup means. `table` is a name of the target, where one was given. */
export type Reference =
  | { readonly kind: "id"; readonly table?: string | undefined; readonly id: string }
  | { readonly kind: "key"; readonly table?: string | undefined; readonly key: KeyValues }
  /** The name is empty where a text names a table and nothing behind it. */
  | { readonly kind: "name"; readonly table?: string | undefined; readonly name: string }
  /** The text between the parentheses of a path, as it was written. */
  | { readonly kind: "predicate"; readonly table: string; readonly predicate: string }
  /** An action before this one in the same change set: `$lead`. */
  | { readonly kind: "action"; readonly action: string }
  /** An object of columns: a row read before, or a record to be created along. */
  | { readonly kind: "columns"; readonly columns: Readonly<Record<string, unknown>> }
  /** A reference without a value, such as an empty text or `/accounts()`. */
  | { readonly kind: "unset" }
  | { readonly kind: "wrong"; readonly wrong: string };

type KeyValues = Readonly<Record<string, unknown>>;

export const ACCEPTED_REFERENCES =
  'a GUID, "account: Litware" (table: name or id), {"table", "id"}, {"table", "key": {…}}, {"table", "name"}, /contacts(<id>) or null';

/**
 * What a value of a lookup, of a party or of `@odata.bind` means: the one function that decides what a
 * reference is. An object may be JSON text. Pure.
 */
export function readReference(value: unknown, environment: Environment): Reference {
  if (typeof value === "string") return ofText(value.trim(), environment);
  return isRecord(value) ? ofObject(value, environment) : notOne(value);
}

/** JSON text of an object that names its table, as `{ table, id }` does: a reference, and no key. */
export function tabledObject(text: string): DataverseRecord | undefined {
  const object = objectInText(text);
  return object && Object.hasOwn(object, "table") ? object : undefined;
}

/**
 * Whether a text names one of the tables that a column refers to, and no record of it: `account: ` is what a
 * template makes of a name that is not there. Behind any other word, the colon may mean something else.
 */
export function isUnnamed(
  reference: Reference,
  targets: readonly LookupTargetDefinition[] = [],
): boolean {
  if (reference.kind !== "name" || reference.name.trim() !== "") return false;
  const table = reference.table?.toLowerCase();
  return targets.some((target) => target.table === table);
}

const wrong = (what: string): Reference => ({ kind: "wrong", wrong: what });

const notOne = (value: unknown): Reference =>
  wrong(`${shown(value)} is not a reference; expected ${ACCEPTED_REFERENCES}`);

const ofText = (text: string, environment: Environment): Reference => {
  if (isNothing(text)) return { kind: "unset" };
  const id = normalizeGuid(text);
  if (id) return { kind: "id", id };
  const object = objectInText(text);
  if (object) return ofObject(object, environment);
  const action = /^\/?(\$[\p{L}\p{N}_.-]+)$/u.exec(text)?.[1];
  if (action) return { kind: "action", action };
  try {
    const { table, key } = readAddress(environment, text, `the reference ${shown(text)}`);
    return ofKey(table, key.trim()) ?? byName(text) ?? notOne(text);
  } catch (error) {
    throwUnless(error, InputError);
    return wrong(error.message.replace(/\.$/, ""));
  }
};

/** `account: Litware`, or `account: <id>`; in quotes an id is a name. */
const byName = (text: string): Reference | undefined => {
  const named = namedReference(text);
  const id = named && !/["']$/.test(text) ? normalizeGuid(named.name) : undefined;
  return named && id ? { kind: "id", table: named.table, id } : named;
};

/** What an address has between its parentheses. */
const ofKey = (table: string | undefined, key: string): Reference | undefined => {
  const id = normalizeGuid(key);
  if (id) return { kind: "id", table, id };
  if (table === undefined) return undefined;
  if (isNothing(key)) return { kind: "unset" };
  const action = /^\$[\p{L}\p{N}_.-]+$/u.exec(key)?.[0];
  return action ? { kind: "action", action } : { kind: "predicate", table, predicate: key };
};

const PARTS = new Set(["table", "id", "key", "name"]);

const ofObject = (given: Record<string, unknown>, environment: Environment): Reference => {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  if (names.length === 0) {
    return wrong(`an empty object refers to nothing; expected ${ACCEPTED_REFERENCES}`);
  }
  const address = Object.hasOwn(given, "@odata.id") ? given["@odata.id"] : undefined;
  if (typeof address === "string") return ofText(address.trim(), environment);
  const columns = names.filter((name) => !name.startsWith("@"));
  const isReference = columns.every((name) => PARTS.has(name)) && columns.length > 0;
  if (isReference && !Object.hasOwn(given, "@odata.type")) return ofParts(given);
  if (!Object.hasOwn(given, "table")) return { kind: "columns", columns: given };
  const others = columns.filter((name) => !PARTS.has(name));
  return wrong(
    `a reference by "table" takes "id", "key" or "name" beside it, and nothing else; it has ${others.join(", ")}`,
  );
};

/** An id goes before a name, which often comes along with it. A part that is unset says nothing. */
const ofParts = (given: Record<string, unknown>): Reference => {
  const [named, id, key, name] = ["table", "id", "key", "name"].map((part) => partOf(given[part]));
  if (named !== undefined && typeof named !== "string") return wrong('"table" has to be text');
  const table = named?.trim();
  if (key !== undefined && !isRecord(key)) {
    return wrong('"key" has to be an object of columns and values');
  }
  if (key && (id !== undefined || name !== undefined)) {
    return wrong('of "id", "key" and "name" only one can say which record is meant');
  }
  if (key) return { kind: "key", table, key };
  if (id !== undefined) {
    const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
    return guid ? { kind: "id", table, id: guid } : wrong(`${shown(id)} is not a GUID`);
  }
  if (typeof name !== "string") {
    return wrong(`it does not say which record is meant; expected ${ACCEPTED_REFERENCES}`);
  }
  return { kind: "name", table, name };
};

const partOf = (value: unknown): unknown =>
  value === null || (typeof value === "string" && value.trim() === "") ? undefined : value;
