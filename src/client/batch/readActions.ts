import { nearest } from "../errors/nearest";
import { roundedIn, roundedNumber } from "../json/roundedNumbers";
import { writeJson } from "../json/writeJson";
import { shown } from "../values/types";
import { BATCH_VERBS, type BatchAction, type BatchVerb } from "./actions";
import { lacking, misnamed, outOfPlace } from "./fieldRules";
import { type FieldName, fieldsOf, isUnset } from "./fields";
import { itemHeaders } from "./itemHeaders";
import type { Problems } from "./problems";
import { bareReference } from "./references";

type Fields = Readonly<Record<string, unknown>>;
type Refuse = (problem: string) => void;

/** Reads the actions as people write them; those that are wrong are left out, and named. */
export function readActions(given: readonly unknown[], problems: Problems): BatchAction[] {
  const actions: BatchAction[] = [];
  for (const [index, item] of given.entries()) {
    const action = readAction(item, index, (problem) => problems.add(index, problem));
    if (action) actions.push(action);
  }
  return actions;
}

const readAction = (item: unknown, index: number, refuse: Refuse): BatchAction | undefined => {
  if (!isObject(item)) {
    refuse(`is not an object but ${shown(item)}`);
    return undefined;
  }
  const fields = fieldsOf(item, refuse);
  const action = verbOf(fields.get("action"), refuse);
  if (!action) return undefined;
  const read = readFields(fields, index, action, refuse);
  for (const problem of outOfPlace(action, fields)) refuse(problem);
  for (const problem of lacking(read)) refuse(problem);
  for (const problem of misnamed(read)) refuse(problem);
  return read;
};

const verbOf = (value: unknown, refuse: Refuse): BatchVerb | undefined => {
  const exact = BATCH_VERBS.find((known) => known === value);
  if (exact) return exact;
  const verb = typeof value === "string" ? value.trim().toLowerCase() : "";
  const action = BATCH_VERBS.find((known) => known === verb);
  if (action) return action;
  const [close] = verb === "" ? [] : nearest(verb, BATCH_VERBS);
  const given = isUnset(value) ? "is missing" : `cannot be ${shown(value)}`;
  refuse(
    `"action" ${given}; expected one of ${BATCH_VERBS.join(", ")}${close ? `; did you mean ${close}?` : ""}`,
  );
  return undefined;
};

const readFields = (
  fields: ReadonlyMap<FieldName, unknown>,
  index: number,
  action: BatchVerb,
  refuse: Refuse,
): BatchAction => {
  const text = (name: FieldName): string | undefined => {
    const value = fields.get(name);
    if (isUnset(value)) return undefined;
    if (typeof value === "string" || typeof value === "number") return String(value).trim();
    refuse(`"${name}" has to be text, not ${shown(value)}`);
    return undefined;
  };
  const object = (name: FieldName): Fields | undefined => {
    const value = fields.get(name);
    if (isUnset(value)) return undefined;
    if (isObject(value)) return value;
    refuse(`"${name}" has to be an object, not ${shown(value)}`);
    return undefined;
  };
  const key = fields.get("key");
  const address = (name: "key" | "target") => {
    const given = text(name);
    return given === undefined ? undefined : bareReference(given);
  };
  const headers = object("headers");
  for (const name of ["key", "parameters"] as const) {
    const rounded = roundedIn(fields.get(name));
    if (rounded !== undefined) refuse(`"${name}": ${roundedNumber(rounded)}`);
  }
  return {
    index,
    action,
    collection: text("collection"),
    key: isObject(key) && !isUnset(key) ? writeJson(key, "key") : address("key"),
    data: object("data"),
    returnRepresentation: flag(fields.get("returnRepresentation"), refuse),
    contentId: text("contentId"),
    group: text("group"),
    headers: headers ? itemHeaders(headers, refuse) : {},
    navigation: text("navigation"),
    target: address("target"),
    name: text("name"),
    parameters: object("parameters") ?? {},
  };
};

const flag = (value: unknown, refuse: Refuse): boolean => {
  if (typeof value === "boolean") return value;
  if (isUnset(value)) return false;
  if (/^(true|false)$/i.test(String(value).trim())) return /true/i.test(String(value));
  refuse(`"returnRepresentation" has to be true or false, not ${shown(value)}`);
  return false;
};

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
