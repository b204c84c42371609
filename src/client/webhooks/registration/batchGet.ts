import { defaults } from "../../defaults";
import { type Json, object } from "../../metadata/definition/json";
import { parseJson } from "../../odata/json";
import { readParts } from "../../session/readParts";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { HttpResponse } from "../../types/http";

/**
 * Reads several things in one request, and answers in their order.
 *
 * @param paths under the API root
 * @throws DataverseError for the first one that is refused
 */
export async function batchGet<const P extends readonly string[]>(
  session: Session,
  operation: string,
  paths: P,
): Promise<AnswersTo<P>> {
  return (await readAll(session, operation, paths)) as AnswersTo<P>;
}

/** One answer for each path. */
type AnswersTo<P extends readonly string[]> = { readonly [K in keyof P]: Json };

const readAll = async (
  session: Session,
  operation: string,
  paths: readonly string[],
): Promise<readonly unknown[]> => {
  const [only, ...others] = paths;
  if (only !== undefined && others.length === 0) return [await readOne(session, operation, only)];
  const all = paths.map((path) => defaults.apiPath + path);
  return readParts(session, operation, all, toJson);
};

const readOne = async (session: Session, operation: string, path: string): Promise<Json> => {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path,
    operation,
    idempotency: "always",
    read: toJson,
  });
  return value as Json;
};

const toJson = ({ body }: Pick<HttpResponse, "body">): Json => object(parseJson(body));
