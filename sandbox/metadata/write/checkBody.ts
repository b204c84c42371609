import type { Refusal } from "../../errors";
import { isObject, type JsonObject } from "../../records/payload/body";
import { odataError } from "../../records/payload/refusals";
import { complexTypes } from "../model/complexTypes";
import { enums } from "../model/enums";
import type { MetadataType } from "../model/types";
import { definitionsName } from "./refusals";

/**
 * Checks that a body has nothing but properties of the type, each of the form it has there: a
 * misspelt name would otherwise be lost without a word.
 */
export function checkBody<Subject>(type: MetadataType<Subject>, body: JsonObject): void {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes("@")) continue;
    const declared = type.properties.get(name)?.type;
    if (declared !== undefined) checkValue(declared, value);
    else if (!type.navigations.has(name)) throw unknown(type.name, name);
  }
}

/** The same for a value of a complex type, such as a label. */
export function checkComplex(name: string, value: unknown): void {
  const complex = complexTypes[name];
  if (!isObject(value) || complex === undefined) throw unexpected(value, "StartObject");
  const base = complexTypes[complex.base ?? ""]?.members ?? {};
  const members: Readonly<Record<string, string>> = { ...base, ...complex.members };
  for (const [member, part] of Object.entries(value)) {
    if (member.includes("@")) continue;
    const declared = members[member];
    if (declared === undefined) throw unknown(name, member);
    checkValue(declared, part);
  }
}

/** The same for a value of any type; null is a value of them all. */
export function checkValue(type: string, value: unknown): void {
  if (value === null || value === undefined) return;
  const items = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (items !== undefined) {
    if (!Array.isArray(value)) throw unexpected(value, "StartArray");
    for (const item of value) checkValue(items, item);
    return;
  }
  const name = type.replace("mscrm.", "");
  if (Object.hasOwn(complexTypes, name)) checkComplex(name, value);
  const members = enums[name];
  if (members !== undefined && !Object.hasOwn(members, String(value))) {
    throw notConvertible(value, `Microsoft.Dynamics.CRM.${name}`);
  }
  const expected = jsonTypes[type];
  if (expected !== undefined && typeof value !== expected) throw notConvertible(value, type);
  if (type === "Edm.Int32" && !Number.isInteger(value)) throw notConvertible(value, type);
}

const jsonTypes: Readonly<Record<string, string>> = {
  "Edm.Boolean": "boolean",
  "Edm.DateTimeOffset": "string",
  "Edm.Decimal": "number",
  "Edm.Double": "number",
  "Edm.Guid": "string",
  "Edm.Int32": "number",
  "Edm.Int64": "number",
  "Edm.String": "string",
};

function unknown(type: string, property: string): Refusal {
  return odataError(
    definitionsName,
    `The property '${property}' does not exist on type 'Microsoft.Dynamics.CRM.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

function unexpected(value: unknown, expected: string): Refusal {
  const found = Array.isArray(value)
    ? "StartArray"
    : isObject(value)
      ? "StartObject"
      : "PrimitiveValue";
  return odataError(
    definitionsName,
    `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`,
  );
}

function notConvertible(value: unknown, type: string): Refusal {
  if (typeof value === "object") return unexpected(value, "PrimitiveValue");
  const sentence = `Cannot convert the literal '${String(value)}' to the expected type '${type}'.`;
  return odataError(definitionsName, sentence);
}
