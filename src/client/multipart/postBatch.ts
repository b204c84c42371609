import type { HttpResponse } from "../http/types";
import { exchange, type Session } from "../session/session";
import { type BatchOptions, readBatch, toBatchCall } from "./batchCall";
import type { BatchAnswers } from "./readBatchAnswers";
import type { BatchEntry } from "./types";

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
  const response = await exchange(session, toBatchCall(entries, options));
  return { response, answers: readBatch(entries, response, options.continues) };
}
