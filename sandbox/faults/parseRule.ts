import { members, object, text, whole, yesNo } from "../checks";
import { actionMembers, kinds, requiredMember } from "./actionMembers";
import type { FaultAction, FaultRule } from "./types";

/**
 * Reads a rule that a person posted to the admin route. Paths are substrings there, and `times` may
 * be the text `Infinity`, which JSON has no number for. Throws an `Error` that names what is wrong:
 * a rule that was misread would strike what it was not meant for.
 */
export function parseRule(given: string): FaultRule {
  const rule = members(
    object(parseJson(given), "A fault rule"),
    {
      match: (value) => void match(value),
      after: whole(0),
      times: (value, what) => value === "Infinity" || whole(0)(value, what),
      every: whole(1),
      action: (value) => void action(value),
    },
    "A fault rule",
    "",
  );
  return {
    ...rule,
    ...(rule["match"] === undefined ? {} : { match: match(rule["match"]) }),
    ...(rule["times"] === "Infinity" ? { times: Number.POSITIVE_INFINITY } : {}),
    action: action(rule["action"]),
  };
}

function match(value: unknown): NonNullable<FaultRule["match"]> {
  return members(object(value, "match"), { method: text, path: text, token: yesNo }, "match");
}

function action(value: unknown): FaultAction {
  const given = object(value, "action");
  const kind = kinds.find((name) => name === given["kind"]);
  if (kind === undefined) throw new Error(`action.kind must be one of ${kinds.join(", ")}.`);
  const checks = actionMembers[kind];
  const { kind: _kind, ...rest } = given;
  const read = members(rest, checks, "action");
  const needed = requiredMember[kind];
  if (needed !== undefined) checks[needed]?.(read[needed], `action.${needed}`);
  return { kind, ...read } as FaultAction;
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw new Error("The body is not JSON.");
  }
}
