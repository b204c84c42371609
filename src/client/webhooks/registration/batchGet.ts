import { randomUUID } from "node:crypto";
import { defaults } from "../../defaults";
import { errorFromResponse } from "../../errors/fromResponse";
import { UnreadableBody } from "../../http/failures";
import type { HttpResponse } from "../../http/types";
import { type Json, object } from "../../metadata/json";
import { decodeBatch } from "../../multipart/decode";
import { encodeBatch } from "../../multipart/encode";
import { isMultipart } from "../../multipart/isMultipart";
import { toAnswers } from "../../multipart/toAnswers";
import type { PartAnswer } from "../../multipart/types";
import { parseJson } from "../../odata/json";
import { perform, refusal } from "../../session/perform";
import { exchange, type Session } from "../../session/session";

/**
 * Reads several things in one request, and answers in their order. A batch stops at the first part that is
 * refused and has its status, so that it is retried like a read by itself.
 *
 * @param paths under the API root
 * @throws DataverseError for the first part that is refused
 */
export const readTogether = async (
  session: Session,
  operation: string,
  paths: readonly string[],
): Promise<readonly Json[]> => {
  const [only, ...others] = paths;
  if (only !== undefined && others.length === 0) return [await readOne(session, operation, only)];
  const entries = paths.map((path) => ({
    kind: "single" as const,
    part: { method: "GET", path: defaults.apiPath + path },
  }));
  const { body, contentType } = encodeBatch(entries, randomUUID());
  const call = {
    method: "POST",
    path: "$batch",
    operation,
    repeat: "always",
    headers: { "Content-Type": contentType },
    body,
    read: (response: HttpResponse) => bodiesOf(response, paths.length),
  } as const;
  const response = await exchange(session, call);
  if (response.status < 300) return response.value as readonly Json[];
  const refused = isMultipart(response)
    ? partsOf(response).find(({ status }) => status >= 300)
    : undefined;
  throw refused
    ? errorFromResponse({ method: "GET", operation }, refused)
    : refusal(call, response);
};

const readOne = async (session: Session, operation: string, path: string): Promise<Json> => {
  const response = await perform(session, {
    method: "GET",
    path,
    operation,
    repeat: "always",
    read: ({ body }: HttpResponse) => object(parseJson(body)),
  });
  return response.value as Json;
};

const bodiesOf = (response: HttpResponse, count: number): readonly Json[] => {
  const answers = partsOf(response);
  if (answers.length !== count) throw new UnreadableBody("the answer lacks some of its parts");
  return answers.map(({ body }) => object(parseJson(body)));
};

const partsOf = ({ body, headers }: HttpResponse): readonly PartAnswer[] =>
  decodeBatch(body, headers["content-type"]).entries.flatMap(toAnswers);
