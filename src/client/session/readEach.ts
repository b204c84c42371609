import { errorFromResponse } from "../answers/errorFromResponse";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { answerDecision } from "../http/answerDecision";
import { isDataversePart } from "../multipart/isDataversePart";
import { readBatchAnswers } from "../multipart/readBatchAnswers";
import { isSuccess } from "../multipart/toAnswers";
import type { BatchEntry, PartAnswer } from "../multipart/types";
import { foreignPart } from "../multipart/wholeParts";
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
  const entries = paths.map(
    (path, at): BatchEntry => ({
      kind: "single",
      part: {
        method: "GET",
        path: defaults.apiPath + path,
        contentId: String(at + 1),
        headers: inner,
      },
    }),
  );
  const { value } = await sendOrThrow(session, {
    ...toBatchCall(entries, { operation, headers, idempotency: "always", continues: true }),
    read: (response: HttpResponse) =>
      everyAnswer(entries, response).map((answer) =>
        isSuccess(answer) ? { value: toValue(answer) } : { answer },
      ),
  });
  const parts = value as readonly ({ readonly value: T } | { readonly answer: PartAnswer })[];
  return Promise.all(
    parts.map((part, at) => {
      if ("value" in part) return part;
      const path = paths[at] ?? "";
      const all = { ...headers, ...inner };
      const call = { method: "GET", path, operation, headers: all, idempotency: "always" } as const;
      return answerDecision("always", part.answer).act === "retry"
        ? readAlone(session, call, toValue)
        : { refusal: errorFromResponse(call, part.answer) };
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
    if (error instanceof DataverseError) return { refusal: error };
    throw error;
  }
};

/** @throws TransportFailure where one is missing, or is not Dataverse's: all are read again then */
const everyAnswer = (
  entries: readonly BatchEntry[],
  response: HttpResponse,
): readonly PartAnswer[] => {
  const { answers, complete, strays } = readBatchAnswers(entries, response, true);
  return entries.map((entry, at) => {
    const found = answers[at];
    const answer = found?.kind === "single" ? found.answer : undefined;
    const isWhole = complete && !strays && entry.kind === "single" && answer;
    if (!isWhole || !isDataversePart(entry.part, answer)) throw foreignPart(response);
    return answer;
  });
};
