import { ExactNumber, InputError } from "../../client";
import { isPlainObject } from "./unset";

/** Longer texts are only measured: they may be a secret in the wrong field. */
const LONGEST_TEXT_SHOWN = 24;

/** Refuses a value in one sentence: which input, what it takes, what came instead. */
export function refuse(label: string, accepted: string, value: unknown): never {
  throw new InputError(`${label} takes ${accepted}, not ${describe(value)}.`);
}

/** Turns a cleaner of an optional input into one of a required input. */
export function required<T>(label: string, clean: (value: unknown) => T | undefined) {
  return (value: unknown): T => {
    const cleaned = clean(value);
    if (cleaned === undefined) throw new InputError(`${label} is required, and it is empty.`);
    return cleaned;
  };
}

/** What a value is, in words that never hold more than a short text or a number of it. */
export function describe(value: unknown): string {
  if (typeof value === "string") return describeText(value);
  if (value instanceof ExactNumber) return describeDigits(value.digits);
  if (Array.isArray(value))
    return value.length === 1 ? "a list of one" : `a list of ${value.length}`;
  if (Buffer.isBuffer(value)) return `a file of ${value.length} bytes`;
  if (isPlainObject(value)) return "an object";
  if (typeof value === "object" && value !== null) return "an object that is not plain data";
  return typeof value === "symbol" || typeof value === "function"
    ? `a ${typeof value}`
    : `${value}`;
}

const describeDigits = (digits: string): string =>
  digits.length > LONGEST_TEXT_SHOWN ? `a number of ${digits.length} characters` : digits;

const describeText = (text: string): string =>
  text.length > LONGEST_TEXT_SHOWN ? `a text of ${text.length} characters` : JSON.stringify(text);
