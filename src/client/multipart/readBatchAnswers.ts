import { UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import type { HttpResponse } from "../types/http";
import { decodeBatch } from "./decode";
import { type Arrived, type Matched, matchAnswers } from "./matchAnswers";
import type { BatchEntry } from "./types";

export interface BatchAnswers extends Matched {
  /** False when the body broke off, or cannot be read. */
  readonly complete: boolean;
}

/** The answers of a batch, each with the entry it is about; none where the body cannot be read at all. */
export function readBatchAnswers(
  sent: readonly BatchEntry[],
  response: Pick<HttpResponse, "body" | "headers">,
  continues: boolean,
): BatchAnswers {
  const arrived = arrivedIn(response);
  return { ...matchAnswers(sent, arrived, continues), complete: arrived.complete };
}

/** What arrived of a multipart answer; nothing if it is another. */
export function arrivedIn({ body, headers }: Pick<HttpResponse, "body" | "headers">): Arrived {
  try {
    return decodeBatch(body, headers["content-type"]);
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return { entries: [], complete: false };
  }
}
