import { nearest } from "../../errors/nearest";
import { setOwn } from "../../objects/ownProperty";
import type { TypeRef } from "../../types/messages";
import { jsonValue } from "../../values/jsonValue";
import type { Fault } from "../../values/types";
import { shown } from "../../values/types";
import { NAMESPACE } from "../signatures/typeNames";
import { type MeantType, meantType, typesBelow } from "./complexType";
import { type Encoded, type Encoding, fault } from "./types";

type Encode = (value: unknown, type: TypeRef, path: string, encoding: Encoding) => Promise<Encoded>;

/** An object of a complex type: each of its properties is encoded by its own type. */
export async function encodeComplex(
  value: unknown,
  declared: string,
  path: string,
  encoding: Encoding,
  encode: Encode,
): Promise<Encoded> {
  const { types } = encoding;
  const given = toObject(value, declared, encoding);
  if (!given) return fault(path, `${shown(value)} is no object of ${declared}`);
  const meant = meantType(given, declared, types);
  if ("wrong" in meant) return fault(path, meant.wrong);
  const faults: Fault[] = [];
  const encoded: Record<string, unknown> = {};
  const known = new Set<string>();
  if (meant.name !== declared || typesBelow(declared, types).length > 1) {
    encoded["@odata.type"] = NAMESPACE + meant.name;
  }
  for (const [name, part] of Object.entries(given)) {
    if (part === undefined || name.startsWith("@")) continue;
    const property = propertyNamed(meant, name);
    if (!property) {
      faults.push({ column: `${path}.${name}`, what: notOne(name, meant) });
      continue;
    }
    const [own, type] = property;
    if (known.size === known.add(own).size) {
      faults.push({ column: `${path}.${name}`, what: "it is given twice" });
      continue;
    }
    const typed =
      part === null ? { value: null } : await encode(part, type, `${path}.${own}`, encoding);
    if ("faults" in typed) faults.push(...typed.faults);
    else setOwn(encoded, own, typed.value);
  }
  return faults.length > 0 ? { faults } : { value: encoded };
}

const FETCH = /^\s*<fetch[\s>]/i;

/** A query may as well be FetchXML, as it is elsewhere. */
const toObject = (
  value: unknown,
  declared: string,
  { types }: Encoding,
): Record<string, unknown> | undefined => {
  const isFetch = typeof value === "string" && FETCH.test(value);
  if (isFetch && typesBelow(declared, types).includes("FetchExpression")) {
    return { "@odata.type": "FetchExpression", Query: value };
  }
  const json = jsonValue(value)?.value;
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return json as Record<string, unknown>;
};

const propertyNamed = (
  { properties }: MeantType,
  name: string,
): readonly [string, TypeRef] | undefined => {
  const exact = properties.get(name);
  if (exact) return [name, exact];
  const wanted = name.toLowerCase();
  return [...properties].find(([each]) => each.toLowerCase() === wanted);
};

const notOne = (name: string, { name: type, properties }: MeantType): string => {
  const names = [...properties.keys()];
  const [best] = nearest(name, names);
  if (best) return `${type} has no such property; did you mean ${best}?`;
  return `${type} has no such property, but ${names.join(", ") || "none at all"}`;
};
