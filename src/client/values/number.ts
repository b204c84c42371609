import type { ColumnDefinition } from "../metadata/types";
import { shown, type Typed, typed, type ValueTyper, wrong } from "./types";

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const WHOLE_KINDS = new Set(["integer", "bigint"]);

/**
 * Numbers and text that is one. Thousands separators and decimal commas are not guessed at: `1.234` is
 * one number in Boston and another in Berlin.
 */
export const numberValue: ValueTyper = (value, column) => {
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return wrong(
      `${value} was rounded before it came, since JSON carries 53 bits; pass it as text`,
    );
  }
  const text = numberText(value);
  if (text === undefined || !PLAIN.test(text)) {
    return wrong(
      `${shown(value)} is not a number; expected digits with a point for decimals, e.g. 1234.5`,
    );
  }
  const number = Number(text);
  if (!Number.isFinite(number)) return wrong(`${shown(value)} is out of range`);
  if (WHOLE_KINDS.has(column.kind) && !Number.isInteger(number)) {
    return wrong(`${shown(value)} is not a whole number`);
  }
  if (!isExact(text, number)) {
    return wrong(`${shown(value)} has more digits than can be sent exactly`);
  }
  return inRange(number, column);
};

const numberText = (value: unknown): string | undefined => {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" ? value.trim() : undefined;
};

/** Whether the digits survive as a JavaScript number, which is how JSON carries them. */
const isExact = (text: string, number: number): boolean => {
  const digits = (part: string) =>
    part
      .replace(/e.*$/i, "")
      .replace(/[^\d]/g, "")
      .replace(/^0+|0+$/g, "");
  return digits(text).length <= 15 || digits(number.toString()) === digits(text);
};

const inRange = (number: number, { min, max }: ColumnDefinition): Typed => {
  if (min !== undefined && number < min) return wrong(`${number} is below the least value ${min}`);
  if (max !== undefined && number > max)
    return wrong(`${number} is above the greatest value ${max}`);
  return typed(number);
};
