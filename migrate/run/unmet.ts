import type { Schema } from "../../src/actions/schemas";

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
};

/** Where a value does not meet a description of an answer; empty if it does. */
export function unmet(value: unknown, schema: Schema, at = "$"): string[] {
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(typeOf(value))) return [`${at}: ${typeOf(value)}`];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => unmet(item, items, `${at}[${index}]`)) : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const held = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name) => held[name] === undefined);
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...Object.entries(schema.properties ?? {})
      .filter(([name]) => held[name] !== undefined)
      .flatMap(([name, property]) => unmet(held[name], property, `${at}.${name}`)),
  ];
}
