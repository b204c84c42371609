import { UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import type { HttpResponse } from "../types/http";
import { decodeBatch } from "./decode";
import { toAnswers } from "./toAnswers";
import type { PartAnswer } from "./types";

/** The first part of an answer that is no success; undefined where there is none, or nothing to read. */
export function refusedPart({ body, headers }: HttpResponse): PartAnswer | undefined {
  try {
    const { entries } = decodeBatch(body, headers["content-type"]);
    return entries.flatMap(toAnswers).find(({ status }) => status >= 300);
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return undefined;
  }
}

/** The answer to a part as if it had come alone. */
export function asResponse(whole: HttpResponse, part: PartAnswer): HttpResponse {
  const { "content-type": _, ...headers } = whole.headers;
  const { status, body } = part;
  return { ...whole, status, headers: { ...headers, ...part.headers }, body };
}
