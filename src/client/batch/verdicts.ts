import { errorFromResponse } from "../answers/errorFromResponse";
import type { Environment } from "../environment";
import type { DataverseError } from "../errors/DataverseError";
import { errorFacts } from "../errors/errorFacts";
import { UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import { answerDecision } from "../http/answerDecision";
import { entityKey } from "../http/entityUrl";
import { findAnswer } from "../multipart/findAnswer";
import { isDataversePart } from "../multipart/isDataversePart";
import { isSuccess, toAnswers } from "../multipart/toAnswers";
import type { EntryAnswer, PartAnswer } from "../multipart/types";
import { normalizeGuid } from "../odata/guid";
import { parseJson } from "../odata/json";
import { wholeRecordBody } from "../odata/listBody";
import { withMissingReference } from "../records/missingReference";
import { type BatchAction, type BatchVerdict, isRead } from "./actions";
import { failedAction } from "./failedAction";
import type { PreparedAction, PreparedEntry } from "./prepared";
import { adviceFor, READ_AGAIN, withoutAnswer } from "./withoutAnswer";
import { inBatchWords, listed } from "./words";

export interface Judged {
  readonly verdict: BatchVerdict;
  /** The refusal as a separate error, if there is one. */
  readonly cause?: DataverseError | undefined;
  /** The run broke off here: there is no answer, or none that speaks of this action. */
  readonly brokeOff?: boolean | undefined;
  /** The database undid it to let others pass: it may be sent again as it is. */
  readonly again?: boolean | undefined;
}

/**
 * What became of the actions of one entry.
 *
 * @param environment what its records are named by
 * @param missing what an action without an answer is
 * @param isCutOff whether answers may be missing because the rest of them did not arrive
 */
export function judge(
  { apiRoot }: Pick<Environment, "apiRoot">,
  { actions }: PreparedEntry,
  answer: EntryAnswer | undefined,
  missing: BatchVerdict["status"],
  isCutOff = false,
): Judged[] {
  if (!answer) return actions.map(({ action }) => lost(action, missing));
  const answers = toAnswers(answer);
  const [{ part } = { part: NO_PART }] = actions;
  const own = answers.filter((each) => isDataversePart(part, each));
  const refused = own.find(({ status }) => status >= 400);
  if (refused) return refusedSet(actions, refused);
  const answerTo = findAnswer(answers, actions.length);
  const isSpoken = own.some(isSuccess);
  const spoken = isCutOff ? "done" : "unknown";
  return actions.map((each, at) => {
    const found = answerTo(each.part, at);
    if (found) return judgeOne(apiRoot, each, found);
    // A change set that failed has one answer, which is its refusal: one success speaks for all of it.
    return lost(each.action, isSpoken ? spoken : missing);
  });
}

const NO_PART = { method: "POST", path: "" };

const judgeOne = (apiRoot: string, each: PreparedAction, answer: PartAnswer): Judged =>
  isDataversePart(each.part, answer) && (isSuccess(answer) || answer.status === 304)
    ? { verdict: done(apiRoot, each, answer) }
    : odd(each.action, answer);

/** What an answer says that is neither a success nor a refusal of Dataverse's: nothing to rely on. */
const odd = (action: BatchAction, { status }: PartAnswer): Judged => {
  const why = `The answer, with the status ${status}, does not say what became of it.`;
  return { verdict: withoutAnswer(action, "unknown", why), brokeOff: true };
};

const lost = (action: BatchAction, status: BatchVerdict["status"]): Judged => ({
  verdict: withoutAnswer(action, status),
  ...(status === "notDone" ? {} : { brokeOff: true }),
});

/** By the retry table, as for a single request: some refusals pass, and some do not say what was done. */
const refusedSet = (actions: readonly PreparedAction[], answer: PartAnswer): Judged[] => {
  const decision = answerDecision("never", answer);
  if (decision.act === "unknown" && !actions.every(({ action }) => isRead(action))) {
    return actions.map((each) => unclear(each, answer));
  }
  const isDeadlock = decision.act === "retry" && decision.reason === "deadlock";
  const judged = failedSet(actions, answer);
  return isDeadlock ? judged.map((each) => ({ ...each, again: true })) : judged;
};

/** The database may have done it before it was too late to say so. */
const unclear = ({ action, part: { method } }: PreparedAction, answer: PartAnswer): Judged => {
  const operation = `Batch action ${action.index} (${described(action)})`;
  const whenUnknown = adviceFor(action);
  const cause = errorFromResponse({ method, operation, whenUnknown }, answer, "unknown");
  const verdict = { index: action.index, status: "unknown", error: errorFacts(cause) } as const;
  return { verdict, cause, brokeOff: true };
};

const failedSet = (actions: readonly PreparedAction[], answer: PartAnswer): Judged[] => {
  const { contentId, body } = answer;
  const named =
    actions.find(({ part }) => contentId !== undefined && part.contentId === contentId) ??
    failedAction(actions, body);
  const failed = named ? [named] : actions;
  const indexes = failed.map(({ action }) => action.index);
  return actions.map((each) => {
    if (!failed.includes(each)) return { verdict: withoutAnswer(each.action, "notDone") };
    const cause = refusalOf(each, answer, indexes);
    const { index } = each.action;
    return { verdict: { index, status: "failed", error: errorFacts(cause) }, cause };
  });
};

const refusalOf = (
  { action, part: { method, json } }: PreparedAction,
  answer: PartAnswer,
  indexes: readonly number[],
): DataverseError => {
  const operation =
    indexes.length === 1
      ? `Batch action ${action.index} (${described(action)})`
      : `One of the batch actions ${listed(indexes)} (the answer does not say which)`;
  const refusal = errorFromResponse({ method, operation }, answer);
  const error = withMissingReference(refusal, json, action.action === "create");
  return error.hint === undefined ? error : error.withHint(inBatchWords(error.hint));
};

const described = ({ action, collection, name }: BatchAction): string =>
  [action, name ?? collection].filter((word) => word !== undefined).join(" ");

const done = (
  apiRoot: string,
  { action, table }: PreparedAction,
  answer: PartAnswer,
): BatchVerdict => {
  const { body, headers } = answer;
  const found: Pick<BatchVerdict, "record" | "error"> =
    body.length > 0 ? recordIn(action, body) : {};
  const key = entityKey(apiRoot, headers["odata-entityid"] ?? headers["location"]);
  const column = table?.name?.primaryIdAttribute;
  // With a representation there is no OData-EntityId: the id is one of its columns.
  const own = column && (found.record as Record<string, unknown> | null | undefined)?.[column];
  const id = guidOf(key) ?? guidOf(own) ?? guidOf(action.key);
  const { index } = action;
  if (body.length > 0) return { index, status: "done", ...(id ? { id } : {}), ...found };
  return id === undefined ? { index, status: "done" } : { index, status: "done", id };
};

const guidOf = (text: unknown): string | undefined =>
  typeof text === "string" ? normalizeGuid(text) : undefined;

/** A 2xx whose body cannot be read was carried out all the same. */
const recordIn = (action: BatchAction, body: Buffer): Pick<BatchVerdict, "record" | "error"> => {
  const isMessage = action.action === "action" || action.action === "function";
  try {
    return { record: isMessage ? parseJson(body) : wholeRecordBody({ body }) };
  } catch (error) {
    throwUnless(error, UnreadableBody);
    if (isRead(action)) return { error: { message: `Read, but ${error.message}: ${READ_AGAIN}.` } };
    const message = `Carried out, but ${error.message}: do not repeat it.`;
    return { record: null, error: { message } };
  }
};
