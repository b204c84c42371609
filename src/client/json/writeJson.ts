import { InputError } from "../errors/InputError";
import { ExactNumber, exactNumbers } from "./exactNumber";

/** Deeper values are a mistake, and would exhaust the stack of whatever reads them. */
export const MOST_LEVELS = 500;

/**
 * A value as JSON text, with every digit of its long numbers. Ordinary values are written by
 * `JSON.stringify`, which knows neither long numbers nor what is wrong with a value it cannot write.
 *
 * @param subject what the value is, for the error, e.g. `Dynamic Values`
 * @throws InputError for what JSON cannot say: cycles, numbers that are not finite, too many levels
 */
export function writeJson(value: unknown, subject = "The record"): string {
  const met = exactNumbers.met;
  try {
    const text = JSON.stringify(value) ?? "null";
    // JSON.stringify writes null for a number that is not finite.
    const isPlain = exactNumbers.met === met && !(text.includes("null") && hasInfinity(value));
    return isPlain ? text : exactly(value, subject);
  } catch (error) {
    if (error instanceof InputError) throw error;
    return exactly(value, subject);
  }
}

/** Whether a number somewhere in a value is one that JSON cannot express. */
const hasInfinity = (value: unknown): boolean => {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  const plain = plainForm(value);
  if (plain !== value) return hasInfinity(plain);
  return Object.values(value).some(hasInfinity);
};

const exactly = (value: unknown, subject: string): string => {
  const write = (part: unknown, around: readonly object[]): string => {
    if (part instanceof ExactNumber) return part.digits;
    if (typeof part === "bigint") return String(part);
    if (typeof part === "number" && !Number.isFinite(part)) {
      throw new InputError(`${subject} has the number ${part}, which JSON cannot express.`);
    }
    if (typeof part !== "object" || part === null) return JSON.stringify(part) ?? "null";
    if (around.includes(part)) throw new InputError(`${subject} has an object within itself.`);
    if (around.length >= MOST_LEVELS) {
      throw new InputError(`${subject} has more than ${MOST_LEVELS} objects within each other.`);
    }
    const plain = plainForm(part);
    if (plain !== part) return write(plain, around);
    const inside = [...around, part];
    if (Array.isArray(part)) return `[${part.map((item) => write(item, inside)).join(",")}]`;
    return `{${members(part)
      .map(([name, item]) => `${JSON.stringify(name)}:${write(item, inside)}`)
      .join(",")}}`;
  };
  return write(value, []);
};

/** What an object such as a date says of itself to JSON. */
const plainForm = (part: object): unknown =>
  "toJSON" in part && typeof part.toJSON === "function" ? part.toJSON() : part;

const members = (part: object): [string, unknown][] =>
  Object.entries(part).filter(
    ([, item]) => !["undefined", "function", "symbol"].includes(typeof item),
  );
