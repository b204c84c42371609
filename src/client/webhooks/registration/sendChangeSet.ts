import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { errorFromResponse, requestIdOf } from "../../errors/fromResponse";
import type { HttpResponse } from "../../http/types";
import { changeSetResult } from "../../multipart/changeSetResult";
import { postBatch } from "../../multipart/postBatch";
import type { BatchPart, PartAnswer } from "../../multipart/types";
import { refusal } from "../../session/perform";
import type { Session } from "../../session/session";
import type { Write } from "./types";

/**
 * What became of writes that were sent: `again` says that looking and sending what is still missing may
 * help, `asSuch` that it is the change set which was refused, not what is in it.
 */
export type WritesOutcome =
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly error: DataverseError;
      readonly again: boolean;
      readonly asSuch: boolean;
      readonly retryAfter?: string | undefined;
    };

/** Hint of a failure after which nobody can tell what is there. */
export const WHEN_UNKNOWN =
  "Run it once more: what is there is compared with what shall be there, and only the difference is sent";

/** Sends all writes in one change set: all of them are carried out, or none. */
export const sendChangeSet = async (
  session: Session,
  operation: string,
  writes: readonly Write[],
): Promise<WritesOutcome> => {
  const parts = writes.map((write, at) => ({ ...partOf(write), contentId: String(at + 1) }));
  const call = {
    method: "POST",
    path: "$batch",
    operation,
    repeat: "never",
    whenUnknown: WHEN_UNKNOWN,
  } as const;
  try {
    const { response, answers } = await postBatch(session, [{ kind: "changeSet", parts }], call);
    if (!answers) return failed(refusal(call, response), wholeRefused(response.status));
    const result = changeSetResult(parts, answers.answers[0]);
    if (result.kind === "done") return result;
    return result.kind === "refused"
      ? refusedIn(operation, result.answer)
      : failed(unclear(operation, response));
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    return error.outcome === "done" ? { kind: "done" } : failed(error);
  }
};

export const partOf = ({ kind, set, id, body }: Write): BatchPart => {
  const record = `${defaults.apiPath}${set}(${id})`;
  if (kind === "create") return { method: "POST", path: defaults.apiPath + set, json: body };
  if (kind === "delete") return { method: "DELETE", path: record };
  // Without the condition, an update of a row that went away would create it.
  return { method: "PATCH", path: record, headers: { "If-Match": "*" }, json: body };
};

export const failed = (
  error: DataverseError,
  asSuch = false,
  retryAfter?: string,
): WritesOutcome => ({ kind: "failed", error, asSuch, again: worthAnotherLook(error), retryAfter });

/** A batch without a multipart answer was refused as a batch, unless it was refused whoever sent it. */
const wholeRefused = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);

const unclear = (operation: string, { status, headers }: HttpResponse): DataverseError =>
  new DataverseError({
    operation,
    outcome: "unknown",
    status,
    detail: "the answer does not say of every write that it was carried out",
    requestId: requestIdOf(headers),
    hint: WHEN_UNKNOWN,
  });

const refusedIn = (operation: string, part: PartAnswer): WritesOutcome => {
  const error = errorFromResponse({ method: "POST", operation }, part);
  const asSuch =
    [400, 405, 415, 501].includes(part.status) &&
    /\bbatch\b|change ?set|content-?id|\btransaction/i.test(error.detail);
  return failed(error, asSuch, part.headers["retry-after"]);
};

/** What passes by itself, and what tells that somebody else wrote in between. */
const worthAnotherLook = ({ outcome, status = 0 }: DataverseError): boolean =>
  outcome === "unknown" || [404, 409, 412, 429, 502, 503, 504].includes(status);
