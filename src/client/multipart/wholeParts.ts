import { TransportFailure } from "../errors/failures";
import type { HttpResponse } from "../types/http";
import { isDataversePart } from "./isDataversePart";
import { readBatchAnswers } from "./readBatchAnswers";
import { isSuccess } from "./toAnswers";
import type { BatchPart, PartAnswer } from "./types";

/**
 * The answers to reads that were sent as one batch.
 *
 * @throws TransportFailure where one is missing, or is not Dataverse's: the reads are sent again then
 */
export function wholeParts(
  sent: readonly BatchPart[],
  response: Pick<HttpResponse, "status" | "headers" | "body">,
): readonly PartAnswer[] {
  const entries = sent.map((part) => ({ kind: "single" as const, part }));
  const { answers, complete, strays } = readBatchAnswers(entries, response, false);
  return sent.map((part, at) => {
    const found = answers[at];
    const answer = found?.kind === "single" ? found.answer : undefined;
    if (!complete || strays || !answer || !isSuccess(answer) || !isDataversePart(part, answer)) {
      throw foreignPart(response);
    }
    return answer;
  });
}

export function foreignPart({
  status,
  headers,
}: Pick<HttpResponse, "status" | "headers">): TransportFailure {
  return new TransportFailure(
    "foreign",
    "the answer to the batch lacks one of its parts, or has one that is not of the Web API",
    "EFOREIGN",
    status,
    headers,
  );
}
