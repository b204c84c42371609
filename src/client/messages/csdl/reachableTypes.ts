import type { Signature, TypeDefinition, TypeRef, Types } from "../../types/messages";

/** The types that signatures are made of, with those derived from them: a value may be any of these. */
export function reachableTypes(signatures: readonly Signature[], types: Types): Types {
  const derived = byBase(types);
  const reached = new Map<string, TypeDefinition>();
  const waiting = signatures.flatMap(typesOf).map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = types.get(name);
    if (!type || reached.has(name)) continue;
    reached.set(name, type);
    if (type.kind === "enum") continue;
    if (type.base !== undefined) waiting.push(type.base);
    for (const property of type.properties.values()) waiting.push(property.name);
    waiting.push(...(derived.get(name) ?? []));
  }
  return reached;
}

const typesOf = ({ parameters, result }: Signature): TypeRef[] => {
  const given = parameters.map(({ type }) => type);
  if (result.kind === "value") return [...given, result.type];
  return result.kind === "properties" ? [...given, ...result.properties.values()] : given;
};

const byBase = (types: Types): ReadonlyMap<string, readonly string[]> => {
  const derived = new Map<string, string[]>();
  for (const [name, type] of types) {
    if (type.kind !== "complex" || type.base === undefined) continue;
    const siblings = derived.get(type.base);
    if (siblings) siblings.push(name);
    else derived.set(type.base, [name]);
  }
  return derived;
};
