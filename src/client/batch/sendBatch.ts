import { errorAnswer } from "../answers/errorAnswer";
import { errorFromResponse } from "../answers/errorFromResponse";
import type { DataverseError } from "../errors/DataverseError";
import type { BatchEntry } from "../multipart/types";
import { impersonationHeaders } from "../session/headers";
import { postBatch } from "../session/postBatch";
import type { Session } from "../session/session";
import type { HttpResponse } from "../types/http";
import type { BatchParams } from "./actions";
import type { PreparedEntry } from "./prepared";
import { unansweredStatus } from "./unansweredStatus";
import { type Judged, judge } from "./verdicts";
import { HOW_TO_GO_ON } from "./withoutAnswer";

export const OPERATION = "Running the batch";

/**
 * Sends one batch and says what became of each of its actions. The user to act for is named for the whole:
 * Dataverse ignores what a part says of it. Everything else belongs to the parts.
 *
 * @throws DataverseError where there is no answer, or one that refuses the whole
 */
export async function sendBatch(
  session: Session,
  prepared: readonly PreparedEntry[],
  params: BatchParams,
): Promise<Judged[]> {
  const continues = params.onError === "continue";
  const sent = prepared.map(toEntry);
  const { response, answers } = await postBatch(session, sent, {
    operation: OPERATION,
    idempotency: "never",
    whenUnknown: HOW_TO_GO_ON,
    headers: impersonationHeaders(params),
    continues,
  });
  if (!answers) throw refusedWhole(response);
  const missing = unansweredStatus({ status: response.status, ...answers, continues });
  return prepared.flatMap((entry, at) =>
    judge(session.environment, entry, answers.answers[at], missing(at), !answers.complete),
  );
}

const toEntry = ({ kind, actions }: PreparedEntry): BatchEntry => {
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
