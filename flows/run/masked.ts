import { types } from "node:util";
import { nameMask } from "../../runner/nameMask";
import { setOwn } from "../../src/client/objects/ownProperty";
import type { SecretMask } from "../../src/client/secrets/SecretMask";

/** A copy of what a step got or gave, with `(hidden)` for secrets; files are said by their size. */
export function masked(value: unknown, secrets: SecretMask): unknown {
  return copyOf(value, { secrets, nameOf: nameMask(secrets) }, []);
}

interface Hiding {
  readonly secrets: SecretMask;
  readonly nameOf: (name: string) => string;
}

const copyOf = (value: unknown, hiding: Hiding, around: readonly unknown[]): unknown => {
  if (typeof value === "string") return hiding.secrets.mask(value);
  if (typeof value === "function") return "(function)";
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (types.isMap(value)) return `(Map of ${value.size})`;
  if (types.isSet(value)) return `(Set of ${value.size})`;
  if (around.includes(value)) return "(circular)";
  const within = [...around, value];
  if (Array.isArray(value)) return value.map((item) => copyOf(item, hiding, within));
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    setOwn(copy, hiding.nameOf(key), copyOf(item, hiding, within));
  }
  return copy;
};
