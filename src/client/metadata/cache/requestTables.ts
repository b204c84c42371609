import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import { isRecord } from "../../odata/listBody";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { HttpResponse } from "../../types/http";
import { definitionsPath, type TableQuery } from "../definition/definitionQuery";
import { type Json, object } from "../definition/json";
import { definitionHeaders } from "./definitionCache";

export interface TablesRead<T> {
  /** What is asked for of each table. */
  readonly query: TableQuery;
  /** What is read, for messages. */
  readonly operation: string;
  readonly toTable: (json: Json) => T;
}

/** Reads the tables that have one of these technical names, in one request. */
export async function requestTables<T>(
  session: Session,
  names: readonly string[],
  impersonation: Impersonation,
  { query, operation, toTable }: TablesRead<T>,
): Promise<readonly T[]> {
  const response = await sendOrThrow(session, {
    method: "GET",
    path: definitionsPath(names, query),
    operation,
    idempotency: "always",
    headers: definitionHeaders(session, impersonation),
    read: ({ body }: HttpResponse) => tablesIn(parseJson(body)).map(toTable),
  });
  return response.value as readonly T[];
}

const tablesIn = (answer: unknown): readonly Json[] => {
  const { EntityMetadata } = object(answer);
  if (Array.isArray(EntityMetadata) && EntityMetadata.every(isRecord)) return EntityMetadata;
  throw new UnreadableBody("the answer holds no definitions");
};
