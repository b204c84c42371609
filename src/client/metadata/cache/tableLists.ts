import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { Impersonation } from "../../types";
import type { HttpResponse } from "../../types/http";
import type { TableName } from "../../types/tables";
import { list, object } from "../definition/json";
import { readTableName, TABLE_NAME_PROPERTIES } from "../definition/readTableName";
import { definitionHeaders, scopeOf } from "./definitionCache";

const READING = "Reading the definitions of all tables";

/**
 * Every table of the environment with all of its names, in one request (definitions are not paged). The
 * answer is remembered for ten minutes; `maxAgeMs` asks for a younger one.
 */
export function tableNames(
  session: Session,
  impersonation: Impersonation = {},
  maxAgeMs?: number,
): Promise<readonly TableName[]> {
  return sharedLoad(session, {
    cache: session.caches.tableLists,
    key: scopeOf(session, impersonation),
    operation: READING,
    load: () => readDirectory(session, impersonation),
    maxAgeMs,
  });
}

const readDirectory = async (
  session: Session,
  impersonation: Impersonation,
): Promise<readonly TableName[]> => {
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `EntityDefinitions?$select=${TABLE_NAME_PROPERTIES.join(",")}`,
    operation: READING,
    idempotency: "always",
    headers: definitionHeaders(session, impersonation),
    read: namesOf,
  });
  return response.value as readonly TableName[];
};

const namesOf = ({ body }: HttpResponse): readonly TableName[] => {
  const { value } = object(parseJson(body));
  if (!Array.isArray(value) || !value.every(isNamed)) {
    throw new UnreadableBody("the answer is not a list of definitions");
  }
  return list(value).map(readTableName);
};

/** What a table is told by; without it, every table would seem to be missing. */
const isNamed = (entry: unknown): boolean => typeof object(entry)["LogicalName"] === "string";
