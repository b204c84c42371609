import { errorAnswer } from "../errors/answer";
import type { PreparedAction } from "./prepare";
import { hasNested, inSet, mentions, ofTable, valuesOf } from "./suspects";

/** Whether an action would be refused, by itself, for the very reason that the words give. */
type Fits = (action: PreparedAction) => boolean;

/** Reads one kind of refusal; undefined for words of another kind. */
type Rule = (message: string) => Fits | undefined;

const PREFIX = "(?:Microsoft\\.Dynamics\\.CRM\\.)?";
const UNKNOWN_COLUMN = [
  /undeclared property '([^']+)'/i,
  new RegExp(`property '([^']+)' does not exist on type '${PREFIX}([^']+)'`, "i"),
  new RegExp(`Invalid property '([^']+)' was found in entity '${PREFIX}([^']+)'`, "i"),
];
const TOO_LONG =
  /length of the '([^']+)' attribute of the '([^']+)' entity exceeded the maximum allowed length of '(\d+)'/i;
const OUT_OF_RANGE = /The value (.+?) of '([^']+)' on record of type '([^']+)' is outside/i;
const PRIVILEGE = /missing prv(Create|Write|Delete)\w+ privilege.*? for entity '([^']+)'/is;

const RULES: readonly Rule[] = [
  (message) => {
    const [, column, table] = UNKNOWN_COLUMN.map((each) => each.exec(message)).find(Boolean) ?? [];
    if (!column) return undefined;
    return (each) => valuesOf(each, column).length > 0 && (hasNested(each) || ofTable(each, table));
  },
  (message) => {
    const [, column = "", table, most] = TOO_LONG.exec(message) ?? [];
    if (!most) return undefined;
    const tooLong = (value: unknown) => typeof value === "string" && value.length > Number(most);
    return (each) =>
      valuesOf(each, column).some(tooLong) && (hasNested(each) || ofTable(each, table));
  },
  (message) => {
    const [, value, column = "", table] = OUT_OF_RANGE.exec(message) ?? [];
    if (value === undefined) return undefined;
    const same = (each: unknown) => String(each).split(/,\s*/).includes(value);
    return (each) => valuesOf(each, column).some(same) && (hasNested(each) || ofTable(each, table));
  },
  (message) => {
    const [, id] = /With Ids? = ([0-9a-f-]{36}) Do(?:es)? Not Exist/i.exec(message) ?? [];
    return id === undefined ? undefined : (each) => mentions(each, id);
  },
  (message) => {
    const [, segment] = /not found for the segment '([^']+)'/i.exec(message) ?? [];
    return segment === undefined ? undefined : (each) => mentions(each, segment);
  },
  (message) => {
    const [, verb, table] = PRIVILEGE.exec(message) ?? [];
    if (!verb) return undefined;
    const verbs = { create: ["create", "upsert"], write: ["update", "upsert"], delete: ["delete"] };
    const meant = verbs[verb.toLowerCase() as keyof typeof verbs];
    return (each) =>
      each.action.action === "action" ||
      hasNested(each) ||
      (meant.includes(each.action.action) && ofTable(each, table));
  },
  (message) =>
    /existing record doesn't match the RowVersion/i.test(message)
      ? ({ part }) => !["", "*"].includes(headerOf(part.headers, "if-match"))
      : undefined,
  (message) =>
    /record with matching key values already exists/i.test(message)
      ? ({ part }) => headerOf(part.headers, "if-none-match") === "*"
      : undefined,
  (message) => {
    const [, set] = /Payload provided by the user for Entity :'([^']+)'/i.exec(message) ?? [];
    const [, literal] = /literal '([^']*)' to/i.exec(message) ?? [];
    if (set === undefined) return undefined;
    return (each) =>
      each.part.json !== undefined &&
      inSet(each, set) &&
      (literal === undefined || mentions(each, literal));
  },
];

/** What a plug-in says may be about anything, whatever it sounds like. */
const PLUG_IN = /^0x800402(65|24)$/i;

/**
 * The action of a failed change set that the refusal is about. Dataverse answers for all of the set at
 * once, without a Content-ID; but where its words name a column, a value, a record or a table that only one
 * action has, it is that one. Undefined where none fits, or more than one.
 */
export const blamed = (
  actions: readonly PreparedAction[],
  body: Buffer,
): PreparedAction | undefined => {
  const { code, message } = errorAnswer(body, undefined);
  if (PLUG_IN.test(code)) return undefined;
  const words = `${message} ${innerWords(body)}`;
  for (const rule of RULES) {
    const fits = rule(words);
    if (!fits) continue;
    const [one, another] = actions.filter(fits);
    return another ? undefined : one;
  }
  return undefined;
};

/** What older servers add as `innererror`, and newer ones as an annotation where it was asked for. */
const innerWords = (body: Buffer): string => {
  try {
    const { error } = JSON.parse(body.toString("utf8")) as { error: Record<string, unknown> };
    const inner = error["innererror"] as { message?: unknown } | undefined;
    return `${inner?.message ?? ""} ${error["@Microsoft.PowerApps.CDS.InnerError.Message"] ?? ""}`;
  } catch {
    return "";
  }
};

const headerOf = (headers: Readonly<Record<string, string>> = {}, name: string): string =>
  Object.entries(headers)
    .find(([each]) => each.toLowerCase() === name)?.[1]
    .trim() ?? "";
