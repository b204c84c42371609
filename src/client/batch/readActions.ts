import { nearest } from "../errors/nearest";
import { BATCH_VERBS, type BatchAction, type BatchVerb } from "./actions";
import { lacking, misnamed, outOfPlace } from "./fieldRules";
import { type FieldName, fieldsOf, isUnset } from "./fields";
import { itemHeaders } from "./itemHeaders";
import type { Problems } from "./problems";

type Fields = Readonly<Record<string, unknown>>;
type Refuse = (problem: string) => void;

/** Reads the actions as people write them; those that are wrong are left out, and named. */
export const readActions = (given: readonly unknown[], problems: Problems): BatchAction[] =>
  given.flatMap((item, index) => {
    const refuse: Refuse = (problem) => problems.add(index, problem);
    if (!isObject(item)) {
      refuse("is not an object");
      return [];
    }
    const fields = fieldsOf(item, refuse);
    const action = verbOf(fields.get("action"), refuse);
    if (!action) return [];
    const read = readFields(fields, index, action, refuse);
    const found = [...outOfPlace(action, fields), ...lacking(read), ...misnamed(read)];
    for (const problem of found) refuse(problem);
    return [read];
  });

const verbOf = (value: unknown, refuse: Refuse): BatchVerb | undefined => {
  const verb = typeof value === "string" ? value.trim().toLowerCase() : "";
  const action = BATCH_VERBS.find((known) => known === verb);
  if (action) return action;
  const [close] = verb === "" ? [] : nearest(verb, BATCH_VERBS);
  refuse(
    `"action" has to be one of ${BATCH_VERBS.join(", ")}${close ? `; did you mean ${close}?` : ""}`,
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
    refuse(`"${name}" has to be text`);
    return undefined;
  };
  const object = (name: FieldName): Fields | undefined => {
    const value = fields.get(name);
    if (isUnset(value)) return undefined;
    if (isObject(value)) return value;
    refuse(`"${name}" has to be an object`);
    return undefined;
  };
  const key = fields.get("key");
  return {
    index,
    action,
    collection: text("collection"),
    key: isObject(key) && !isUnset(key) ? JSON.stringify(key) : text("key"),
    data: object("data"),
    returnRepresentation: flag(fields.get("returnRepresentation"), refuse),
    contentId: text("contentId"),
    group: text("group"),
    headers: itemHeaders(object("headers") ?? {}, refuse),
    navigation: text("navigation"),
    target: text("target"),
    name: text("name"),
    parameters: object("parameters") ?? {},
  };
};

const flag = (value: unknown, refuse: Refuse): boolean => {
  if (isUnset(value)) return false;
  if (/^(true|false)$/i.test(String(value).trim())) return /true/i.test(String(value));
  refuse('"returnRepresentation" has to be true or false');
  return false;
};

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
