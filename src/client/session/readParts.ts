import type { BatchPart, PartAnswer } from "../multipart/types";
import { wholeParts } from "../multipart/wholeParts";
import type { HttpResponse } from "../types/http";
import { toBatchCall } from "./batchCall";
import { sendOrThrow } from "./sendOrThrow";
import type { Session } from "./session";

export interface PartHeaders {
  /** Of the whole, such as whom to act for. */
  readonly outer?: Readonly<Record<string, string>> | undefined;
  /** Of each part. */
  readonly inner?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads several things in one request, and answers in their order. They are retried like a single read.
 *
 * @param paths from the host on
 * @throws DataverseError for the first one that is refused
 */
export async function readParts(
  session: Session,
  operation: string,
  paths: readonly string[],
  toValue: (answer: PartAnswer) => unknown,
  { outer, inner }: PartHeaders = {},
): Promise<readonly unknown[]> {
  const parts = paths.map(
    (path, at): BatchPart => ({
      method: "GET",
      path,
      contentId: String(at + 1),
      headers: inner,
    }),
  );
  const { value } = await sendOrThrow(session, {
    ...toBatchCall(
      parts.map((part) => ({ kind: "single", part })),
      { operation, idempotency: "always", headers: outer },
    ),
    read: (response: HttpResponse) => wholeParts(parts, response).map(toValue),
  });
  return value as readonly unknown[];
}
