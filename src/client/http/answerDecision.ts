import { errorAnswer } from "../answers/errorAnswer";
import type { HttpResponse, Idempotency } from "../types/http";
import { retryDecision, type Verdict } from "./retryDecision";

/** What the retry table says of a refusal that came whole, of a request or of a part of one. */
export function answerDecision(
  repeat: Idempotency,
  { status, body, headers }: Pick<HttpResponse, "status" | "body" | "headers">,
): Verdict {
  return retryDecision(repeat, {
    kind: "answer",
    status,
    ...errorAnswer(body, headers["content-type"]),
  });
}
