import { ExactNumber, exactNumber } from "../json/exactNumber";
import { roundedNumber, wasRounded } from "../json/roundedNumbers";
import type { ColumnDefinition } from "../types/tables";
import { shown, type Typed, typed, type ValueTyper, wrong } from "./types";

const WHOLE_KINDS = new Set(["integer", "bigint"]);
const MOST_BIGINT = 2n ** 63n;

/**
 * Numbers and text that is one, with every digit. Thousands separators and decimal commas are not guessed
 * at: `1.234` is one number in Boston and another in Berlin.
 */
export const numberValue: ValueTyper = (value, column) => {
  if (typeof value === "number" && isPlain(value, column)) return inRange(value, value, column);
  const text = numberText(value);
  const exact = text === undefined ? undefined : exactNumber(text);
  if (text === undefined || exact === undefined) {
    return wrong(
      `${shown(value)} is not a number; expected digits with a point for decimals, e.g. 1234.5`,
    );
  }
  const number = Number(text);
  if (!Number.isFinite(number)) return wrong(`${shown(value)} is out of range`);
  // A double holds no more digits than a JavaScript number does.
  if (column.kind === "double") return inRange(number, number, column);
  if (wasRounded(value)) return wrong(roundedNumber(value));
  if (WHOLE_KINDS.has(column.kind) && !isWhole(exact)) {
    return wrong(`${shown(value)} is not a whole number`);
  }
  if (column.kind === "bigint" && exact instanceof ExactNumber) {
    const long = BigInt(exact.digits);
    if (long >= MOST_BIGINT || long < -MOST_BIGINT) return wrong(`${shown(value)} is out of range`);
  }
  return inRange(exact, number, column);
};

/** A number that is as it was meant, which is quicker to see of the number than of its digits. */
const isPlain = (value: number, { kind }: ColumnDefinition): boolean =>
  Number.isSafeInteger(value)
    ? !Object.is(value, -0)
    : !WHOLE_KINDS.has(kind) && Number.isFinite(value) && !Number.isInteger(value);

const numberText = (value: unknown): string | undefined => {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" ? value.trim() : undefined;
};

const isWhole = (value: number | ExactNumber): boolean =>
  value instanceof ExactNumber ? /^-?\d+$/.test(value.digits) : Number.isInteger(value);

const inRange = (
  value: number | ExactNumber,
  number: number,
  { min, max }: ColumnDefinition,
): Typed => {
  if (min !== undefined && number < min) return wrong(`${number} is below the least value ${min}`);
  if (max !== undefined && number > max)
    return wrong(`${number} is above the greatest value ${max}`);
  return typed(value);
};
