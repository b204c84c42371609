import { ExactNumber } from "../../decimals/digits";
import { toGuid } from "../../odata/guid";
import type { Call } from "../../records/call";
import { isObject } from "../../records/payload/body";
import { readDate } from "../../records/payload/dates";
import { wrongLiteral } from "../../records/payload/literal";
import { bareName, complexOf, enumOf } from "../catalog";
import { unexpectedNode, unknownMember } from "../refusals";
import type { TypeName } from "../types";
import { entityValue } from "./entities";
import { enumValue } from "./enums";

/** Where a value is read, for the sentences that refuse it. */
export interface Reader {
  readonly call: Call;
  /** What a refusal calls the body. */
  readonly setName: string;
}

/**
 * A JSON value as a parameter of that type: a GUID in lower case, a time in UTC, members of an
 * enumeration by name, an `EntityValue` for a row. Throws 400 for one of another type. Null is a
 * value of every type.
 */
export function parameterValue(reader: Reader, type: TypeName, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const items = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (items !== undefined) {
    if (!Array.isArray(value)) throw unexpectedNode(reader.setName, value, "StartArray");
    return value.map((item) => parameterValue(reader, items, item));
  }
  if (type.startsWith("Edm.")) return primitive(reader, type, value);
  const name = bareName(type);
  const members = enumOf(name);
  if (members !== undefined) return enumValue(reader, name, members, value);
  const complex = complexOf(name);
  return complex === undefined
    ? entityValue(reader, name, value)
    : complexValue(reader, name, complex, value);
}

function complexValue(
  reader: Reader,
  name: string,
  members: Readonly<Record<string, TypeName>>,
  value: unknown,
): Record<string, unknown> {
  if (!isObject(value)) throw unexpectedNode(reader.setName, value, "StartObject");
  // A type without members is not described here: its values pass as they were sent.
  if (Object.keys(members).length === 0) return { ...value };
  const read: Record<string, unknown> = {};
  for (const [member, part] of Object.entries(value)) {
    if (member.includes("@")) continue;
    const declared = Object.hasOwn(members, member) ? members[member] : undefined;
    if (declared === undefined) throw unknownMember(reader.setName, name, member);
    read[member] = parameterValue(reader, declared, part);
  }
  return read;
}

const jsonTypes: Readonly<Record<string, string>> = {
  "Edm.Binary": "string",
  "Edm.Boolean": "boolean",
  "Edm.DateTimeOffset": "string",
  "Edm.Guid": "string",
  "Edm.String": "string",
};

function primitive({ setName }: Reader, type: TypeName, value: unknown): unknown {
  const place = { setName, logicalName: "", column: "" };
  const expected = jsonTypes[type];
  if (expected === undefined ? !isNumber(value) : typeof value !== expected) {
    throw wrongLiteral(place, value, type);
  }
  if (type === "Edm.DateTimeOffset") return readDate(place, {}, value);
  if (type === "Edm.Guid") {
    const guid = toGuid(String(value));
    if (guid === undefined) throw wrongLiteral(place, value, type);
    return guid;
  }
  const whole = type === "Edm.Int32" || type === "Edm.Int64";
  if (whole && !isWhole(value, type)) throw wrongLiteral(place, value, type);
  return value;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint" || value instanceof ExactNumber;
}

function isWhole(value: unknown, type: TypeName): boolean {
  if (value instanceof ExactNumber || (typeof value === "number" && !Number.isInteger(value))) {
    return false;
  }
  const bits = type === "Edm.Int32" ? 32 : 64;
  const whole = BigInt(String(value));
  return BigInt.asIntN(bits, whole) === whole;
}
