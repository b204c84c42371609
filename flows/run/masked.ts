import { types } from "node:util";
import { nameMask } from "../../runner/nameMask";
import { setOwn } from "../../src/client/objects/ownProperty";
import type { SecretMask } from "../../src/client/secrets/SecretMask";

/**
 * A copy of what a step got or gave, with `(hidden)` for secrets; files are said by their size. What is in it
 * several times is copied once: lists that hold lists twice over and over would be copied without an end.
 */
export function masked(value: unknown, secrets: SecretMask): unknown {
  return copyOf(value, { secrets, nameOf: nameMask(secrets), copies: new Map() });
}

interface Hiding {
  readonly secrets: SecretMask;
  readonly nameOf: (name: string) => string;
  /** By what they are copies of; `(circular)` while one is being made. */
  readonly copies: Map<object, unknown>;
}

const copyOf = (value: unknown, hiding: Hiding): unknown => {
  if (typeof value === "string") return hiding.secrets.mask(value);
  if (typeof value === "function") return "(function)";
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (types.isMap(value)) return `(Map of ${value.size})`;
  if (types.isSet(value)) return `(Set of ${value.size})`;
  const known = hiding.copies.get(value);
  if (known !== undefined) return known;
  hiding.copies.set(value, "(circular)");
  const copy = Array.isArray(value)
    ? value.map((item) => copyOf(item, hiding))
    : copyOfObject(value, hiding);
  hiding.copies.set(value, copy);
  return copy;
};

const copyOfObject = (value: object, hiding: Hiding): Record<string, unknown> => {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    setOwn(copy, hiding.nameOf(key), copyOf(item, hiding));
  }
  return copy;
};
