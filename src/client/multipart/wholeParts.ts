import { TransportFailure } from "../errors/failures";
import type { HttpResponse } from "../types/http";
import { isDataversePart } from "./isDataversePart";
import { readBatchAnswers } from "./readBatchAnswers";
import { isSuccess } from "./toAnswers";
import type { BatchPart, PartAnswer } from "./types";

type Whole = Pick<HttpResponse, "status" | "headers" | "body">;

/** One answer for each part. */
type AnswersTo<Parts extends readonly BatchPart[]> = { readonly [K in keyof Parts]: PartAnswer };

/**
 * The answers to reads that were sent as one batch, each a success.
 *
 * @throws TransportFailure where one is missing, or is not Dataverse's: the reads are sent again then
 */
export function wholeParts<const Parts extends readonly BatchPart[]>(
  sent: Parts,
  response: Whole,
): AnswersTo<Parts> {
  const answers = answeredParts(sent, response, false);
  if (!answers.every(isSuccess)) throw foreignPart(response);
  return answers;
}

/**
 * The same where some may be refused.
 *
 * @param continues whether the batch was to go on after an error
 */
export function answeredParts<const Parts extends readonly BatchPart[]>(
  sent: Parts,
  response: Whole,
  continues: boolean,
): AnswersTo<Parts> {
  const entries = sent.map((part) => ({ kind: "single" as const, part }));
  const { answers, complete, strays } = readBatchAnswers(entries, response, continues);
  if (!complete || strays) throw foreignPart(response);
  return sent.map((part, at) => {
    const found = answers[at];
    if (found?.kind !== "single" || !isDataversePart(part, found.answer)) {
      throw foreignPart(response);
    }
    return found.answer;
  }) as AnswersTo<Parts>;
}

export function foreignPart({ status, headers }: Omit<Whole, "body">): TransportFailure {
  return new TransportFailure(
    "foreign",
    "the answer to the batch lacks one of its parts, or has one that is not of the Web API",
    "EFOREIGN",
    status,
    headers,
  );
}
