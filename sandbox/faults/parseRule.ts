import { types } from "node:util";
import { type Check, members, object, text, whole, yesNo } from "../checks";
import { type ActionMembers, actionMembers, requiredMember } from "./actionMembers";
import type { FaultAction, FaultRule } from "./types";

/** What differs between rules as text and rules in code. */
interface Form {
  /** What `times` is where a rule strikes all requests. */
  endless: unknown;
  actions: ActionMembers;
}

/** JSON has no number for infinity, and Node takes no lower status for a whole answer. */
const asText: Form = { endless: "Infinity", actions: actionMembers(200) };
/** A part of a batch may be answered with 100. */
const inCode: Form = { endless: Number.POSITIVE_INFINITY, actions: actionMembers(100) };

const kinds = Object.keys(asText.actions) as FaultAction["kind"][];

/**
 * Reads a rule that a person posted to the admin route. Paths are substrings there, and `times` may
 * be the text `Infinity`. Throws an `Error` that names what is wrong: a rule that was misread would
 * strike what it was not meant for.
 */
export function parseRule(given: string): FaultRule {
  return readRule(parseJson(given), asText);
}

/** The same of a rule that code gives, which the compiler may never have seen. */
export function checkedRule(given: FaultRule): FaultRule {
  return readRule(given, inCode);
}

function readRule(given: unknown, { endless, actions }: Form): FaultRule {
  const rule = members(
    object(given, "A fault rule"),
    {
      match: (value) => void match(value),
      after: whole(0),
      times: (value, what) => value === endless || whole(0)(value, what),
      every: whole(1),
      action: (value) => void action(value, actions),
    },
    "A fault rule",
    "",
  );
  return {
    ...rule,
    ...(rule["match"] === undefined ? {} : { match: match(rule["match"]) }),
    ...(rule["times"] === endless ? { times: Number.POSITIVE_INFINITY } : {}),
    action: action(rule["action"], actions),
  };
}

function match(value: unknown): NonNullable<FaultRule["match"]> {
  return members(object(value, "match"), { method: text, path, token: yesNo }, "match");
}

/** Expressions are code's alone, and may be of another realm, as those of a test are. */
const path: Check = (value, what) => types.isRegExp(value) || text(value, what);

function action(value: unknown, actions: ActionMembers): FaultAction {
  const given = object(value, "action");
  const kind = kinds.find((name) => name === given["kind"]);
  if (kind === undefined) throw new Error(`action.kind must be one of ${kinds.join(", ")}.`);
  const checks = actions[kind];
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
