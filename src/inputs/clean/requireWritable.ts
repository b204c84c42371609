import { InputError, MOST_LEVELS } from "../../client";

/**
 * Refuses what cannot be written as JSON: an object within itself, which would have no end, and more
 * levels than the stack of a program takes.
 * @throws InputError
 */
export function requireWritable(label: string, value: unknown): void {
  const around = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return;
    if (around.has(part)) throw new InputError(`${label} has an object within itself.`);
    if (around.size >= MOST_LEVELS) {
      throw new InputError(`${label} has more than ${MOST_LEVELS} objects within each other.`);
    }
    around.add(part);
    const holder = part as Record<string, unknown>;
    if (Array.isArray(part)) for (const item of part) visit(item);
    else for (const name in holder) visit(holder[name]);
    around.delete(part);
  };
  visit(value);
}
