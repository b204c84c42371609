import type { HttpResponse } from "../types/http";
import { arrivedIn } from "./readBatchAnswers";
import { toAnswers } from "./toAnswers";
import type { PartAnswer } from "./types";

/** The first part of an answer that is no success; undefined where there is none, or nothing to read. */
export function refusedPart(response: HttpResponse): PartAnswer | undefined {
  return arrivedIn(response)
    .entries.flatMap(toAnswers)
    .find(({ status }) => status >= 300);
}

/** The answer to a part as if it had come alone. */
export function asResponse(whole: HttpResponse, part: PartAnswer): HttpResponse {
  const { "content-type": _, ...headers } = whole.headers;
  const { status, body } = part;
  return { ...whole, status, headers: { ...headers, ...part.headers }, body };
}
