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
export async function batchGet(
  session: Session,
  operation: string,
  paths: readonly string[],
): Promise<readonly Json[]> {
  const [only, ...others] = paths;
  if (only !== undefined && others.length === 0) return [await readOne(session, operation, only)];
  const all = paths.map((path) => defaults.apiPath + path);
  return (await readParts(session, operation, all, toJson)) as readonly Json[];
}

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
