import { BATCH_VERBS, type BatchAction, type BatchVerb, isRead } from "./actions";
import type { Problems } from "./problems";

type Fields = Readonly<Record<string, unknown>>;

/** Reads the actions as people write them; those that are wrong are left out, and named. */
export const readActions = (given: readonly unknown[], problems: Problems): BatchAction[] =>
  given.flatMap((item, index) => {
    if (!isObject(item)) {
      problems.add(index, "is not an object");
      return [];
    }
    const verb = String(item["action"] ?? "")
      .trim()
      .toLowerCase();
    const action = BATCH_VERBS.find((known) => known === verb);
    if (!action) {
      problems.add(index, `"action" has to be one of ${BATCH_VERBS.join(", ")}`);
      return [];
    }
    const read = fieldsOf(item, index, action, problems);
    for (const problem of missing(read)) problems.add(index, problem);
    return [read];
  });

const fieldsOf = (
  item: Fields,
  index: number,
  action: BatchVerb,
  problems: Problems,
): BatchAction => {
  const fail = (name: string, accepted: string) =>
    problems.add(index, `"${name}" has to be ${accepted}`);
  const text = (name: string): string | undefined => {
    const value = item[name] ?? "";
    if (typeof value === "string" || typeof value === "number") {
      return String(value).trim() || undefined;
    }
    fail(name, "text");
    return undefined;
  };
  const object = (name: string): Fields | undefined => {
    const value = item[name] ?? undefined;
    if (value === undefined || isObject(value)) return value;
    fail(name, "an object");
    return undefined;
  };
  const flag = item["returnRepresentation"] ?? false;
  if (!/^(true|false)$/i.test(String(flag))) fail("returnRepresentation", "true or false");
  const key = item["key"];
  return {
    index,
    action,
    collection: text("collection"),
    key: isObject(key) ? JSON.stringify(key) : text("key"),
    data: object("data"),
    returnRepresentation: /^true$/i.test(String(flag)),
    contentId: text("contentId"),
    group: text("group"),
    headers: headersOf(object("headers") ?? {}, (problem) => problems.add(index, problem)),
    navigation: text("navigation"),
    target: text("target"),
    name: text("name"),
    parameters: object("parameters") ?? {},
  };
};

/** Headers that belong to the connection or to the form of a batch. */
const OWN =
  /^(authorization|host|content-type|content-length|content-id|transfer-encoding|mscrmcallerid|callerobjectid)$/i;

const headersOf = (given: Fields, refuse: (problem: string) => void): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse(`the header ${JSON.stringify(name)} is none`);
    else if (OWN.test(name)) refuse(`the header ${name} cannot be set here`);
    else if (["string", "number", "boolean"].includes(typeof value)) headers[name] = String(value);
    else refuse(`the header ${name} has to be text`);
  }
  return headers;
};

const NEEDED: Readonly<
  Record<BatchVerb, readonly ("collection" | "key" | "data" | "navigation" | "target" | "name")[]>
> = {
  create: ["collection", "data"],
  update: ["collection", "key", "data"],
  upsert: ["collection", "key", "data"],
  delete: ["collection", "key"],
  get: ["collection", "key"],
  associate: ["collection", "key", "navigation", "target"],
  disassociate: ["collection", "key", "navigation"],
  action: ["name"],
  function: ["name"],
};

/** What an action lacks; one that is addressed by a reference names no table. */
const missing = (item: BatchAction): string[] => {
  const lacking = NEEDED[item.action].filter(
    (name) => item[name] === undefined && !(name === "collection" && item.key?.startsWith("$")),
  );
  const found = lacking.map((name) => `${item.action} needs "${name}"`);
  if (item.key && !item.collection && !item.key.startsWith("$") && lacking.length === 0) {
    found.push('"key" needs "collection"');
  }
  for (const name of ["navigation", "name"] as const) {
    if (item[name] && !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(item[name])) {
      found.push(`"${name}" has to be a plain name`);
    }
  }
  if (isRead(item) && item.group) found.push(`${item.action} reads, and cannot stand in a group`);
  return found;
};

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
