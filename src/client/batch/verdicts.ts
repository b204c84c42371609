import type { DataverseError } from "../errors/DataverseError";
import { errorFromResponse } from "../errors/fromResponse";
import { UnreadableBody } from "../http/failures";
import type { HttpResponse } from "../http/types";
import { normalizeGuid } from "../odata/guid";
import { parseJson } from "../odata/json";
import type { BatchAction, BatchItemError, BatchVerdict } from "./actions";
import type { PlannedEntry } from "./plan";
import type { EntryAnswer, PartAnswer } from "./types";

export interface Judged {
  readonly verdict: BatchVerdict;
  /** The refusal as an error of its own, where there is one. */
  readonly cause?: DataverseError | undefined;
}

/**
 * What became of the actions of one entry.
 *
 * @param missing what an action without an answer is
 */
export const judge = (
  entry: PlannedEntry,
  answer: EntryAnswer | undefined,
  sent: ReadonlyMap<BatchAction, string>,
  missing: BatchVerdict["status"],
): Judged[] => {
  if (!answer) return entry.actions.map(({ index }) => ({ verdict: lost(index, missing) }));
  const answers = answer.kind === "single" ? [answer.answer] : answer.answers;
  const refused = answers.find(({ status }) => status >= 400);
  if (refused) return failedSet(entry, refused, sent);
  return entry.actions.map((action, at) => {
    const own = answers.find(({ contentId }) => contentId === sent.get(action)) ?? answers[at];
    return { verdict: own ? done(action, own) : lost(action.index, missing) };
  });
};

/** Without an answer; what was carried out nevertheless says that its answer is lost. */
const lost = (index: number, status: BatchVerdict["status"]): BatchVerdict =>
  status === "done"
    ? {
        index,
        status,
        error: { message: "Carried out, only the answer is lost: do not repeat it." },
      }
    : { index, status };

const failedSet = (
  { actions }: PlannedEntry,
  answer: PartAnswer,
  sent: ReadonlyMap<BatchAction, string>,
): Judged[] => {
  const named = actions.filter(
    (action) => answer.contentId !== undefined && sent.get(action) === answer.contentId,
  );
  const blamed = named.length > 0 ? named : actions;
  return actions.map((action) => {
    const { index } = action;
    if (!blamed.includes(action)) return { verdict: { index, status: "notDone" } };
    const indexes = blamed.map((each) => each.index);
    const cause = refusalOf(action, answer, indexes);
    return { verdict: { index, status: "failed", error: factsOf(cause) }, cause };
  });
};

const refusalOf = (
  action: BatchAction,
  answer: PartAnswer,
  indexes: readonly number[],
): DataverseError => {
  const response: HttpResponse = answer;
  const operation =
    indexes.length === 1
      ? `Batch action ${action.index} (${described(action)})`
      : `One of the batch actions ${listed(indexes)} (the answer does not say which)`;
  return errorFromResponse({ method: METHODS[action.action] ?? "POST", operation }, response);
};

const METHODS: Readonly<Record<string, string>> = {
  update: "PATCH",
  upsert: "PATCH",
  delete: "DELETE",
  get: "GET",
  function: "GET",
};

const described = ({ action, collection, name }: BatchAction): string =>
  [action, name ?? collection].filter((word) => word !== undefined).join(" ");

/** The first ten of many. */
export const listed = (indexes: readonly number[]): string =>
  indexes.length > 10
    ? `${indexes.slice(0, 10).join(", ")} and ${indexes.length - 10} more`
    : indexes.join(", ");

export const factsOf = ({
  message,
  status,
  code,
  requestId,
  hint,
}: DataverseError): BatchItemError => ({
  message,
  ...(status === undefined ? {} : { status }),
  ...(code ? { code } : {}),
  ...(requestId ? { requestId } : {}),
  ...(hint ? { hint } : {}),
});

const done = (action: BatchAction, { headers, body }: PartAnswer): BatchVerdict => {
  const url = headers["odata-entityid"] ?? headers["location"];
  const id = normalizeGuid(/\(([^()]+)\)$/.exec(url ?? "")?.[1] ?? action.key ?? "");
  return {
    index: action.index,
    status: "done",
    ...(id ? { id } : {}),
    ...(body.length > 0 ? recordIn(body) : {}),
  };
};

/** A 2xx whose body cannot be read was carried out all the same. */
const recordIn = (body: Buffer): Pick<BatchVerdict, "record" | "error"> => {
  try {
    return { record: parseJson(body) };
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    return { error: { message: `Carried out, but ${error.message}: do not repeat it.` } };
  }
};
