import { errorFromResponse, requestIdOf } from "../../answers/errorFromResponse";
import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { throwUnless } from "../../errors/throwUnless";
import { answerDecision } from "../../http/answerDecision";
import { changeSetResult } from "../../multipart/changeSetResult";
import type { BatchPart, PartAnswer } from "../../multipart/types";
import { postBatch } from "../../session/postBatch";
import { refusal } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { HttpResponse } from "../../types/http";
import type { Write } from "./types";

/**
 * What became of writes that were sent. `again`: looking, and sending what is still missing, may help.
 */
export type WritesOutcome =
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly error: DataverseError;
      readonly again: boolean;
      readonly retryAfter?: string | undefined;
    };

/** Hint of a failure after which nobody can tell what is there. */
export const WHEN_UNKNOWN =
  "Run it once more: what is there is compared with what shall be there, and only the difference is sent";

/** Sends all writes in one change set: all of them are carried out, or none. */
export async function sendChangeSet(
  session: Session,
  operation: string,
  writes: readonly Write[],
): Promise<WritesOutcome> {
  const parts = writes.map((write, at) => ({ ...partOf(write), contentId: String(at + 1) }));
  const call = {
    method: "POST",
    path: "$batch",
    operation,
    idempotency: "never",
    whenUnknown: WHEN_UNKNOWN,
  } as const;
  try {
    const { response, answers } = await postBatch(session, [{ kind: "changeSet", parts }], call);
    if (!answers) return failed(refusal(call, response));
    const result = changeSetResult(parts, answers.answers[0]);
    if (result.kind === "done") return result;
    return result.kind === "refused"
      ? refusedIn(operation, result.answer)
      : failed(unclear(operation, response));
  } catch (error) {
    throwUnless(error, DataverseError);
    return error.outcome === "done" ? { kind: "done" } : failed(error);
  }
}

const partOf = ({ kind, set, id, body }: Write): BatchPart => {
  const record = `${defaults.apiPath}${set}(${id})`;
  if (kind === "create") return { method: "POST", path: defaults.apiPath + set, json: body };
  if (kind === "delete") return { method: "DELETE", path: record };
  // Without the condition, an update of a row that went away would create it.
  return { method: "PATCH", path: record, headers: { "If-Match": "*" }, json: body };
};

const failed = (
  error: DataverseError,
  retryAfter?: string,
): WritesOutcome & { readonly kind: "failed" } => ({
  kind: "failed",
  error,
  again: worthAnotherLook(error),
  retryAfter,
});

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
  const decision = answerDecision("never", part);
  const call = { method: "POST", operation, whenUnknown: WHEN_UNKNOWN };
  const outcome = decision.act === "unknown" ? "unknown" : "notDone";
  const error = errorFromResponse(call, part, outcome);
  const result = failed(error, part.headers["retry-after"]);
  return decision.act === "retry" ? { ...result, again: true } : result;
};

/** What passes after a while, and what shows that somebody else wrote in between. */
const worthAnotherLook = ({ outcome, status = 0 }: DataverseError): boolean =>
  outcome === "unknown" || [404, 409, 412, 429, 502, 503, 504].includes(status);
