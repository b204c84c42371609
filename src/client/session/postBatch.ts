import type { BatchAnswers } from "../multipart/readBatchAnswers";
import type { BatchEntry } from "../multipart/types";
import type { HttpResponse } from "../types/http";
import { type BatchOptions, readBatch, toBatchCall } from "./batchCall";
import { type Session, send } from "./session";

export interface BatchResult {
  readonly response: HttpResponse;
  /** Undefined where the batch was refused as a whole. */
  readonly answers: BatchAnswers | undefined;
}

/**
 * Sends entries in one batch, and finds the answer to each of them.
 *
 * @throws DataverseError where there is no answer
 */
export async function postBatch(
  session: Session,
  entries: readonly BatchEntry[],
  options: BatchOptions,
): Promise<BatchResult> {
  const response = await send(session, toBatchCall(entries, options));
  return { response, answers: readBatch(entries, response, options.continues) };
}
