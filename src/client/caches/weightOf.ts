/** Bytes that the engine takes for an object, a field, a text beside its characters, and an entry of a map. */
const OBJECT = 32;
const FIELD = 8;
const TEXT = 24;
const ENTRY = 48;

/**
 * Bytes a value of plain data takes, about: objects, lists, maps and sets are followed, and what is there
 * twice is counted once.
 */
export function weightOf(value: unknown): number {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  let weight = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") weight += TEXT + next.length;
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    const parts = partsOf(next);
    weight += OBJECT + parts.length * (next instanceof Map || next instanceof Set ? ENTRY : FIELD);
    for (const part of parts) waiting.push(part);
  }
  return weight;
}

const partsOf = (value: object): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  return value instanceof Set ? [...value] : Object.values(value);
};
