import { validateHeaderName, validateHeaderValue } from "node:http";
import { saying } from "./text/saying";

/** Throws an `Error` that names what is wrong with a value; `what` is how the rule calls it. */
export type Check = (value: unknown, what: string) => void;

export function text(value: unknown, what: string): asserts value is string {
  if (typeof value !== "string") throw new Error(`${what} must be text.`);
}

export function yesNo(value: unknown, what: string): asserts value is boolean {
  if (typeof value !== "boolean") throw new Error(`${what} must be true or false.`);
}

/** A whole number within bounds; beyond `Number.MAX_SAFE_INTEGER` none is whole. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  const upTo =
    most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  return (value, what) => {
    if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return;
    throw new Error(`${what} must be a whole number ${upTo}.`);
  };
}

export function oneOf(names: readonly string[]): Check {
  return (value, what) => {
    if (names.some((name) => name === value)) return;
    throw new Error(`${what} must be one of ${names.join(", ")}.`);
  };
}

export function headerValue(value: unknown, what: string): void {
  text(value, what);
  askNode(() => validateHeaderValue("x", value), `${what} is no value of a header`);
}

/** Values by the names of headers. @param orNull whether null is one, which removes a header */
export function headers({ orNull = false } = {}): Check {
  return (value, what) => {
    for (const [name, each] of Object.entries(object(value, what))) {
      askNode(() => validateHeaderName(name), `${what} has a name that no header has`);
      if (!(orNull && each === null)) headerValue(each, `${what}.${name}`);
    }
  };
}

function askNode(validate: () => void, problem: string): void {
  try {
    validate();
  } catch (error) {
    throw new Error(`${problem}: ${saying(error)}`);
  }
}

export function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value));
  }
  throw new Error(`${what} must be an object.`);
}

/**
 * Checks an object member by member. What is null or undefined is left out; what has no check is refused
 * by name.
 * @param prefix what the names of members begin with
 */
export function members(
  given: Record<string, unknown>,
  checks: Readonly<Record<string, Check>>,
  where: string,
  prefix = `${where}.`,
): Record<string, unknown> {
  const set = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of set) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const known = Object.keys(checks).join(", ") || "nothing else";
      throw new Error(`${where} takes ${known}, not ${JSON.stringify(name)}.`);
    }
    check(value, `${prefix}${name}`);
  }
  return Object.fromEntries(set);
}

export function listOf(each: Check): Check {
  return (value, what) => {
    if (!Array.isArray(value)) throw new Error(`${what} must be a list.`);
    for (const [at, item] of value.entries()) each(item, `${what}[${at}]`);
  };
}

export function finite(value: unknown, what: string): void {
  if (!Number.isFinite(value)) throw new Error(`${what} must be a number.`);
}

/** An object that has at least these members. */
export function having(checks: Readonly<Record<string, Check>>): Check {
  return (value, what) => {
    const given = object(value, what);
    for (const [name, check] of Object.entries(checks)) check(given[name], `${what}.${name}`);
  };
}
