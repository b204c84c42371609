import { ownValue, setOwn } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import type { MessageResult, Result, TypeRef, Types } from "../../types/messages";
import { bareType, isBaseType } from "../signatures/typeNames";

type Json = Readonly<Record<string, unknown>>;

/**
 * The answer to a message in the words of this component: references as `{table, id}`, and nothing of the
 * envelope. A list is under `value`, and `hasMore` says whether it was cut; no answer is `{}`.
 */
export function decodeResult(body: unknown, result: Result, types: Types): MessageResult {
  if (!isObject(body)) return {};
  const rows = listIn(body, result);
  if (rows) return decodeList(body, rows, result, types);
  if (result.kind === "value" && isBare(body)) {
    return { value: decoded(body["value"], result.type, types) };
  }
  return { ...decodeObject(body, typeOf(result), types, properties(result, types)) };
}

/** The rows of a list. A property of the message's own may be called value as well. */
const listIn = (body: Json, result: Result): readonly unknown[] | undefined => {
  const { value } = body;
  if (!Array.isArray(value)) return undefined;
  if (result.kind === "value" && result.type.isList) return value;
  const isOwn = result.kind === "properties" && result.properties.has("value");
  return isBare(body) && !isOwn ? value : undefined;
};

/** Whether an answer has nothing but a value beside its annotations. */
const isBare = (body: Json): boolean =>
  Object.hasOwn(body, "value") &&
  Object.keys(body).every((name) => name === "value" || name.startsWith("@"));

const decodeList = (
  body: Json,
  rows: readonly unknown[],
  result: Result,
  types: Types,
): MessageResult => {
  const item = { name: typeOf(result), isList: false };
  const next = body["@odata.nextLink"];
  return {
    value: rows.map((row) => decoded(row, item, types)),
    hasMore: typeof next === "string",
    ...(typeof next === "string" ? { "@odata.nextLink": next } : {}),
  };
};

const typeOf = (result: Result): string => (result.kind === "value" ? result.type.name : "");

type Properties = ReadonlyMap<string, TypeRef>;

const properties = (result: Result, types: Types): Properties => {
  if (result.kind === "properties") return result.properties;
  return result.kind === "value" ? propertiesOf(result.type.name, types) : new Map();
};

const propertiesOf = (name: string, types: Types): Properties => {
  const type = types.get(name);
  return type?.kind === "complex" ? type.properties : new Map();
};

const decoded = (value: unknown, type: TypeRef | undefined, types: Types): unknown => {
  if (Array.isArray(value)) {
    const item = type && { name: type.name, isList: false };
    return value.map((each: unknown) => decoded(each, item, types));
  }
  if (!isObject(value)) return value;
  const said = ownValue(value, "@odata.type");
  const name = typeof said === "string" ? bareType(said) : (type?.name ?? "");
  return decodeObject(value, name, types, propertiesOf(name, types));
};

const decodeObject = (value: Json, type: string, types: Types, known: Properties): Json => {
  const reference = referenceOf(value, type, types);
  if (reference) return reference;
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (name === "@odata.context") continue;
    setOwn(result, name, decoded(part, known.get(name), types));
  }
  return result;
};

/** Beside its key a reference has nothing; that of users and teams may come under two names. */
const referenceOf = (
  value: Json,
  type: string,
  types: Types,
): { readonly table: string; readonly id: string } | undefined => {
  const said = ownValue(value, "@odata.type");
  const table = typeof said === "string" ? bareType(said) : type;
  if (!/^[a-z_][a-z0-9_]*$/.test(table) || isBaseType(table) || types.has(table)) return undefined;
  const keys = Object.keys(value).filter((name) => !name.includes("@"));
  const [key, second, ...others] = keys;
  if (key === undefined || others.length > 0) return undefined;
  if (second !== undefined && !keys.includes("ownerid")) return undefined;
  const ids = keys
    .map((name) => value[name])
    .map((id) => (typeof id === "string" ? normalizeGuid(id) : undefined));
  const [id] = ids;
  return id !== undefined && ids.every((each) => each === id) ? { table, id } : undefined;
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
