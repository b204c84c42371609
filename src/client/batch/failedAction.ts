import { errorAnswer } from "../answers/errorAnswer";
import {
  hasColumn,
  hasNested,
  includeReferring,
  isOfTable,
  mentions,
  runsLogic,
} from "./candidates";
import type { PreparedAction } from "./prepared";

interface Refusal {
  /** In lower case. */
  readonly code: string;
  readonly words: string;
}

/** Returns the actions that a refusal may be about; undefined if it names nothing of the kind. */
type Rule = (
  refusal: Refusal,
  actions: readonly PreparedAction[],
) => readonly PreparedAction[] | undefined;

const PREFIX = "(?:Microsoft\\.Dynamics\\.CRM\\.)?";
/** Sentences of the OData library about a column that a table does not have. */
const UNKNOWN_COLUMN = [
  /undeclared property '([^']{1,200})'/i,
  new RegExp(`property '([^']{1,200})' does not exist on type '${PREFIX}([^']{1,200})'`, "i"),
  new RegExp(`Invalid property '([^']{1,200})' was found in entity '${PREFIX}([^']{1,200})'`, "i"),
];
const QUOTED = /'([^']{1,100})'/g;
const PRIVILEGE = /\bprv(Create|Write|Delete)\w/i;
/** A record that is not there; older servers give no code. */
const MISSING_RECORD = "0x80040217";
const OLDER_WORDS = /With Ids? = [0-9a-f-]{36} Do(?:es)? Not Exist/i;
const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** What takes the privilege; a lookup that is put or cleared is a write as well. */
const VERBS = {
  create: ["create", "upsert"],
  write: ["update", "upsert", "associate", "disassociate"],
  delete: ["delete"],
};

const byColumn: Rule = ({ words }, actions) => {
  const [, column, table] = UNKNOWN_COLUMN.map((each) => each.exec(words)).find(Boolean) ?? [];
  if (!column) return undefined;
  return actions.filter(
    (each) => hasColumn(each, column) && (hasNested(each) || isOfTable(each, table)),
  );
};

const byRecord: Rule = ({ code, words }, actions) => {
  const ids = words.match(GUID) ?? [];
  if (ids.length === 0 || !(code === MISSING_RECORD || OLDER_WORDS.test(words))) return undefined;
  const named = actions.filter((each) => ids.some((id) => mentions(each, id)));
  const found = includeReferring(actions, named);
  return actions.filter((each) => found.has(each) || runsLogic(each));
};

/** The name of a privilege and of a table are the same in every language. */
const byTable: Rule = ({ words }, actions) => {
  const verb = PRIVILEGE.exec(words)?.[1]?.toLowerCase();
  const quoted = new Set([...words.matchAll(QUOTED)].map(([, word = ""]) => word));
  const isNamed = ({ table }: PreparedAction) => quoted.has(table?.name?.logicalName ?? "");
  if (!verb || !actions.some(isNamed)) return undefined;
  const meant = VERBS[verb as keyof typeof VERBS];
  return actions.filter(
    (each) =>
      runsLogic(each) ||
      hasNested(each) ||
      (meant.includes(each.action.action) && (isNamed(each) || !each.table?.name)),
  );
};

const RULES = [byColumn, byRecord, byTable];

/** The words of a plug-in may be about anything. */
const PLUG_IN = /^0x800402(65|24)$/;

/**
 * The action of a failed change set that the refusal is about. Dataverse answers for the whole set at once,
 * without a Content-ID. But if the refusal names a column, a record or a table that only one action has,
 * it is about that action. Returns undefined if none fits, or more than one.
 */
export function failedAction(
  actions: readonly PreparedAction[],
  body: Buffer,
): PreparedAction | undefined {
  const answer = errorAnswer(body, undefined);
  const code = answer.code.toLowerCase();
  if (PLUG_IN.test(code)) return undefined;
  const refusal = { code, words: `${answer.message} ${innerWords(body)}` };
  for (const rule of RULES) {
    const found = rule(refusal, actions);
    if (found) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

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
