import { refuse } from "./refuse";
import { isUnset } from "./unset";

export interface IntegerRange {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const WHOLE = /^[+-]?\d+(\.0+)?$/;

/** A whole number, typed (` 5 `, `5.0`) or referenced (`5`); nothing is rounded or cut. */
export function optionalInteger(label: string, range: IntegerRange = {}) {
  return (value: unknown): number | undefined => {
    if (isUnset(value)) return undefined;
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = range;
    const number = toNumber(value);
    if (!Number.isSafeInteger(number) || number < min || number > max) {
      return refuse(label, wording(range), value);
    }
    return number;
  };
}

const toNumber = (value: unknown): number => {
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string" || !WHOLE.test(value.trim())) return Number.NaN;
  return Number(value) || 0;
};

const wording = ({ min, max }: IntegerRange): string => {
  const from = min === undefined ? "" : ` from ${min}`;
  const to = max === undefined ? "" : ` up to ${max}`;
  return `a whole number${from}${to}`;
};
