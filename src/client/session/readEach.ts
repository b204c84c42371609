import { errorFromResponse } from "../answers/errorFromResponse";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { throwUnless } from "../errors/throwUnless";
import { answerDecision } from "../http/answerDecision";
import { isSuccess } from "../multipart/toAnswers";
import type { PartAnswer } from "../multipart/types";
import { answeredParts } from "../multipart/wholeParts";
import type { HttpResponse } from "../types/http";
import { toBatchCall } from "./batchCall";
import { sendOrThrow } from "./sendOrThrow";
import type { Session } from "./session";

/** What one of several reads came to. */
export type ReadOutcome<T> = { readonly value: T } | { readonly refusal: DataverseError };

interface Reads {
  readonly operation: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Of each read. */
  readonly inner?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads several things in one request, and answers in their order. One that is refused does not stop the
 * others. One that Dataverse had no time for is read again, alone.
 *
 * @param paths under the API root
 * @throws DataverseError where the request is refused as a whole
 */
export async function readEach<T>(
  session: Session,
  { operation, headers, inner }: Reads,
  paths: readonly string[],
  toValue: (answer: Pick<HttpResponse, "body">) => T,
): Promise<readonly ReadOutcome<T>[]> {
  const parts = paths.map((path, at) => ({
    method: "GET",
    path: defaults.apiPath + path,
    contentId: String(at + 1),
    headers: inner,
  }));
  const entries = parts.map((part) => ({ kind: "single" as const, part }));
  const { value } = await sendOrThrow(session, {
    ...toBatchCall(entries, { operation, headers, idempotency: "always", continues: true }),
    read: (response: HttpResponse) =>
      answeredParts(parts, response, true).map((answer) =>
        isSuccess(answer) ? { value: toValue(answer) } : { answer },
      ),
  });
  const outcomes = value as readonly ({ readonly value: T } | { readonly answer: PartAnswer })[];
  return Promise.all(
    outcomes.map((outcome, at) => {
      if ("value" in outcome) return outcome;
      const path = paths[at] ?? "";
      const all = { ...headers, ...inner };
      const call = { method: "GET", path, operation, headers: all, idempotency: "always" } as const;
      return answerDecision("always", outcome.answer).act === "retry"
        ? readAlone(session, call, toValue)
        : { refusal: errorFromResponse(call, outcome.answer) };
    }),
  );
}

const readAlone = async <T>(
  session: Session,
  call: Parameters<typeof sendOrThrow>[1],
  toValue: (answer: Pick<HttpResponse, "body">) => T,
): Promise<ReadOutcome<T>> => {
  try {
    const { value } = await sendOrThrow(session, { ...call, read: toValue });
    return { value: value as T };
  } catch (error) {
    throwUnless(error, DataverseError);
    return { refusal: error };
  }
};
