import type { FaultAction, FaultRule } from "./types";

const kinds: readonly FaultAction["kind"][] = [
  "throttle",
  "status",
  "delay",
  "hang",
  "stall",
  "reset",
  "lostResponse",
  "truncate",
  "malformed",
  "expireToken",
  "sql",
  "gateway",
  "rewrite",
  "bomb",
  "parts",
];

/**
 * Reads a rule that a person posted to the admin route. Paths are substrings there, and `times` may
 * be the text `Infinity`, which JSON has no number for. Throws an `Error` that names what is wrong.
 */
export function parseRule(text: string): FaultRule {
  const rule = asObject(parseJson(text), "A fault rule");
  const action = asObject(rule["action"], "action");
  const kind = kinds.find((name) => name === action["kind"]);
  if (kind === undefined) throw new Error(`action.kind must be one of ${kinds.join(", ")}.`);
  return {
    ...(rule["match"] === undefined ? {} : { match: parseMatch(rule["match"]) }),
    ...counts(rule),
    action: parseAction(kind, action),
  };
}

function parseMatch(value: unknown): NonNullable<FaultRule["match"]> {
  const match = asObject(value, "match");
  const { method, path, token } = match;
  return {
    ...(method === undefined ? {} : { method: asText(method, "match.method") }),
    ...(path === undefined ? {} : { path: asText(path, "match.path") }),
    ...(token === undefined ? {} : { token: token === true }),
  };
}

function counts(rule: Record<string, unknown>): Pick<FaultRule, "after" | "times" | "every"> {
  const read: Pick<FaultRule, "after" | "times" | "every"> = {};
  for (const name of ["after", "times", "every"] as const) {
    const value = rule[name];
    if (value !== undefined) read[name] = asNumber(value === "Infinity" ? Infinity : value, name);
  }
  return read;
}

/** Numbers without which an action means nothing. */
const required: Partial<Record<FaultAction["kind"], string>> = {
  status: "status",
  gateway: "status",
  delay: "ms",
  bomb: "bytes",
};

function parseAction(kind: FaultAction["kind"], action: Record<string, unknown>): FaultAction {
  const number = required[kind];
  if (number !== undefined) asNumber(action[number], `action.${number}`);
  if (kind === "sql" && !Number.isInteger(action["number"])) {
    throw new Error("action.number must be a whole number.");
  }
  return { ...action, kind } as FaultAction;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("The body is not JSON.");
  }
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value));
  }
  throw new Error(`${what} must be an object.`);
}

function asText(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  throw new Error(`${what} must be text.`);
}

function asNumber(value: unknown, what: string): number {
  if (typeof value === "number" && value >= 0) return value;
  throw new Error(`${what} must be a number of 0 or more.`);
}
