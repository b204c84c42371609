import { randomUUID } from "node:crypto";
import { encodeBatch } from "../multipart/encode";
import { isMultipart } from "../multipart/isMultipart";
import { type BatchAnswers, readBatchAnswers } from "../multipart/readBatchAnswers";
import type { BatchEntry } from "../multipart/types";
import type { HttpResponse } from "../types/http";
import type { Call } from "./session";

/** What a batch is besides its parts. */
export interface BatchOptions
  extends Pick<Call, "operation" | "idempotency" | "whenUnknown" | "headers"> {
  /** Whether it goes on after an error; otherwise it ends with the first. */
  readonly continues?: boolean | undefined;
}

/**
 * The request that carries the entries. An answer to writes that breaks off is read as far as it came;
 * reads are sent again.
 */
export function toBatchCall(
  entries: readonly BatchEntry[],
  { continues = false, headers = {}, ...options }: BatchOptions,
): Call {
  const { body, contentType } = encodeBatch(entries, randomUUID());
  return {
    ...options,
    method: "POST",
    path: "$batch",
    headers: {
      ...headers,
      "Content-Type": contentType,
      ...(continues ? { Prefer: "odata.continue-on-error" } : {}),
    },
    body,
    partial: options.idempotency !== "always",
    unwrap: options.idempotency === "always" && !continues,
  };
}

/** The answer to each entry; undefined where the batch was refused as a whole. */
export function readBatch(
  entries: readonly BatchEntry[],
  response: HttpResponse,
  continues = false,
): BatchAnswers | undefined {
  if (response.status >= 300 && !isMultipart(response)) return undefined;
  return readBatchAnswers(entries, response, continues);
}
