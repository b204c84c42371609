import { InputError, MOST_LEVELS } from "../../client";

/**
 * Refuses what cannot be written as JSON: an object within itself, which would have no end, and more
 * levels than the stack of a program takes.
 * @throws InputError
 */
export function requireWritable(label: string, value: unknown): void {
  const around = new Set<object>();
  const visit = (part: object): void => {
    if (ArrayBuffer.isView(part)) return;
    if (around.has(part)) throw new InputError(`${label} has an object within itself.`);
    if (around.size >= MOST_LEVELS) {
      throw new InputError(`${label} has more than ${MOST_LEVELS} objects within each other.`);
    }
    around.add(part);
    const holder = part as Record<string, unknown>;
    // Most values are none of these, and to look at them here is quicker than to visit each.
    if (Array.isArray(part)) {
      for (const item of part as unknown[]) if (isObject(item)) visit(item);
    } else {
      for (const name in holder) if (isObject(holder[name])) visit(holder[name]);
    }
    around.delete(part);
  };
  if (isObject(value)) visit(value);
}

const isObject = (part: unknown): part is object => typeof part === "object" && part !== null;
