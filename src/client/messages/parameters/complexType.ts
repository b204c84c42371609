import { ownValue } from "../../objects/ownProperty";
import type { TypeDefinition, TypeRef, Types } from "../../types/messages";
import { bareType } from "../signatures/typeNames";

type ComplexType = Extract<TypeDefinition, { readonly kind: "complex" }>;

/** The complex type that a value is meant to be of, with the properties of its bases. */
export interface MeantType {
  readonly name: string;
  readonly properties: ReadonlyMap<string, TypeRef>;
}

/** Properties of a type and its bases, the base's first. */
export function allProperties(name: string, types: Types): ReadonlyMap<string, TypeRef> {
  const levels: ComplexType[] = [];
  let type = complexType(name, types);
  // A chain that leads back to itself ends.
  while (type && !levels.includes(type)) {
    levels.unshift(type);
    type = type.base === undefined ? undefined : complexType(type.base, types);
  }
  return new Map(levels.flatMap(({ properties }) => [...properties]));
}

/** The type itself and those derived from it, directly or not. */
export function typesBelow(name: string, types: Types): readonly string[] {
  const found = [name];
  for (const base of found) {
    for (const [each, type] of types) {
      if (type.kind === "complex" && type.base === base && !found.includes(each)) found.push(each);
    }
  }
  return found;
}

/**
 * The type that an object says by `@odata.type`, or else the first of the possible ones that has all of its
 * properties.
 */
export function meantType(
  value: Readonly<Record<string, unknown>>,
  declared: string,
  types: Types,
): MeantType | { readonly wrong: string } {
  const possible = typesBelow(declared, types);
  const said = ownValue(value, "@odata.type");
  if (typeof said === "string") {
    const wanted = bareType(said).toLowerCase();
    const name = possible.find((each) => each.toLowerCase() === wanted);
    if (name) return { name, properties: allProperties(name, types) };
    return { wrong: `its @odata.type ${said.slice(0, 80)} is none of ${possible.join(", ")}` };
  }
  const given = Object.keys(value).filter((name) => !name.includes("@"));
  const fits = possible.find((each) => {
    const names = new Set([...allProperties(each, types).keys()].map((name) => name.toLowerCase()));
    return given.every((name) => names.has(name.toLowerCase()));
  });
  const name = fits ?? declared;
  if (fits === undefined && possible.length > 1) {
    return { wrong: `"@odata.type" has to say which it is: ${possible.slice(1).join(", ")}` };
  }
  return { name, properties: allProperties(name, types) };
}

const complexType = (name: string, types: Types): ComplexType | undefined => {
  const type = types.get(name);
  return type?.kind === "complex" ? type : undefined;
};
