import { errorAnswer } from "../answers/errorAnswer";
import type { PreparedAction } from "./prepared";
import {
  hasNested,
  inSet,
  mentions,
  ofTable,
  runsLogic,
  valuesOf,
  withReferring,
} from "./suspects";

/** Whether an action would be refused alone for the very reason that the words give. */
type Fits = (action: PreparedAction) => boolean;

interface Refusal {
  readonly message: string;
  /** In lower case. */
  readonly code: string;
  /** All actions of the change set. */
  readonly actions: readonly PreparedAction[];
}

/** Reads one kind of refusal; undefined for words of another kind. */
type Rule = (refusal: Refusal) => Fits | undefined;

const PREFIX = "(?:Microsoft\\.Dynamics\\.CRM\\.)?";
const UNKNOWN_COLUMN = [
  /undeclared property '([^']+)'/i,
  new RegExp(`property '([^']+)' does not exist on type '${PREFIX}([^']+)'`, "i"),
  new RegExp(`Invalid property '([^']+)' was found in entity '${PREFIX}([^']+)'`, "i"),
];
const TOO_LONG =
  /length of the '([^']+)' attribute of the '([^']+)' entity exceeded the maximum allowed length of '(\d+)'/i;
const OUT_OF_RANGE =
  /The value (\S{1,100}) of '([^']{1,100})' on record of type '([^']{1,100})' is outside/i;
const PRIVILEGE = /missing prv(Create|Write|Delete)\w/i;
const PRIVILEGE_TABLE = / for entity '([^']+)'/i;

/** A key that is taken already; the same words as for a record that was not to be there. */
const DUPLICATE = "0x80040237";

/** What takes the privilege; a lookup that is put or cleared is a write as well. */
const VERBS = {
  create: ["create", "upsert"],
  write: ["update", "upsert", "associate", "disassociate"],
  delete: ["delete"],
};

const RULES: readonly Rule[] = [
  ({ message }) => {
    const [, column, table] = UNKNOWN_COLUMN.map((each) => each.exec(message)).find(Boolean) ?? [];
    if (!column) return undefined;
    return (each) => valuesOf(each, column).length > 0 && (hasNested(each) || ofTable(each, table));
  },
  ({ message }) => {
    const [, column = "", table, most] = TOO_LONG.exec(message) ?? [];
    if (!most) return undefined;
    const tooLong = (value: unknown) => typeof value === "string" && value.length > Number(most);
    return (each) =>
      valuesOf(each, column).some(tooLong) && (hasNested(each) || ofTable(each, table));
  },
  ({ message }) => {
    const [, value, column = "", table] = OUT_OF_RANGE.exec(message) ?? [];
    if (value === undefined) return undefined;
    const same = (each: unknown) => String(each).split(/,\s*/).includes(value);
    return (each) => valuesOf(each, column).some(same) && (hasNested(each) || ofTable(each, table));
  },
  ({ message, actions }) => {
    const [, id] = /With Ids? = ([0-9a-f-]{36}) Do(?:es)? Not Exist/i.exec(message) ?? [];
    if (id === undefined) return undefined;
    const meant = withReferring(
      actions,
      actions.filter((each) => mentions(each, id)),
    );
    return (each) => meant.has(each) || runsLogic(each);
  },
  ({ message }) => {
    const [, segment] = /not found for the segment '([^']+)'/i.exec(message) ?? [];
    return segment === undefined ? undefined : (each) => mentions(each, segment);
  },
  ({ message }) => {
    const [, verb] = PRIVILEGE.exec(message) ?? [];
    const [, table] = PRIVILEGE_TABLE.exec(message) ?? [];
    if (!verb || !table) return undefined;
    const meant = VERBS[verb.toLowerCase() as keyof typeof VERBS];
    return (each) =>
      runsLogic(each) ||
      hasNested(each) ||
      (meant.includes(each.action.action) && ofTable(each, table));
  },
  ({ message }) =>
    /existing record doesn't match the RowVersion/i.test(message)
      ? (each) => runsLogic(each) || !["", "*"].includes(headerOf(each.part.headers, "if-match"))
      : undefined,
  ({ message, code }) => {
    if (!/record with matching key values already exists/i.test(message)) return undefined;
    // Whatever writes columns may give a record a key that another one has.
    if (code === DUPLICATE) return (each) => runsLogic(each) || each.action.data !== undefined;
    return (each) => runsLogic(each) || headerOf(each.part.headers, "if-none-match") === "*";
  },
  ({ message }) => {
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
    const fits = rule({ message: words, code: code.toLowerCase(), actions });
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
