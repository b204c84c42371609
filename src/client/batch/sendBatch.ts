import { randomUUID } from "node:crypto";
import { errorAnswer } from "../errors/answer";
import type { DataverseError } from "../errors/DataverseError";
import { errorFromResponse } from "../errors/fromResponse";
import type { HttpResponse } from "../http/types";
import { encodeBatch } from "../multipart/encode";
import { isMultipart } from "../multipart/isMultipart";
import { readBatchAnswers } from "../multipart/readBatchAnswers";
import type { BatchEntry } from "../multipart/types";
import { impersonationHeaders } from "../session/headers";
import { exchange, type Session } from "../session/session";
import type { BatchParams } from "./actions";
import { fateOfMissing } from "./fate";
import { HOW_TO_GO_ON } from "./lost";
import type { PreparedEntry } from "./prepare";
import { type Judged, judge } from "./verdicts";

export const OPERATION = "Running the batch";

/**
 * Sends one batch and says what became of each of its actions. The user to act for is named for the whole:
 * Dataverse ignores what a part says of it. Everything else belongs to the parts.
 *
 * @throws DataverseError where there is no answer, or one that refuses the whole
 */
export const sendBatch = async (
  session: Session,
  prepared: readonly PreparedEntry[],
  params: BatchParams,
): Promise<Judged[]> => {
  const continues = params.onError === "continue";
  const sent = prepared.map(entryOf);
  const { body, contentType } = encodeBatch(sent, randomUUID());
  const response = await exchange(session, {
    method: "POST",
    path: "$batch",
    operation: OPERATION,
    repeat: "never",
    whenUnknown: HOW_TO_GO_ON,
    headers: {
      ...impersonationHeaders(params),
      "Content-Type": contentType,
      ...(continues ? { Prefer: "odata.continue-on-error" } : {}),
    },
    body,
    partial: true,
  });
  const { status } = response;
  if (status >= 300 && !isMultipart(response)) throw refusedWhole(response);
  const read = readBatchAnswers(sent, response, continues);
  const missing = fateOfMissing({ status, ...read, continues });
  return prepared.flatMap((entry, at) =>
    judge(entry, read.answers[at], missing(at), !read.complete),
  );
};

const entryOf = ({ kind, actions }: PreparedEntry): BatchEntry => {
  const parts = actions.map(({ part }) => part);
  const [part] = parts;
  return kind === "single" && part ? { kind, part } : { kind: "changeSet", parts };
};

/** Dataverse's own words refuse all of it; a 5xx without them came from something that may not know. */
const refusedWhole = (response: HttpResponse): DataverseError => {
  const { code } = errorAnswer(response.body, response.headers["content-type"]);
  const knows = !response.afterDoubt && (response.status < 500 || code !== "");
  const call = { method: "POST", operation: OPERATION, whenUnknown: HOW_TO_GO_ON };
  return errorFromResponse(call, response, knows ? "notDone" : "unknown");
};
