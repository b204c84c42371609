import { UnreadableBody } from "../errors/failures";
import { parseJson } from "../odata/json";
import { isRecord } from "../odata/listBody";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { HttpResponse } from "../types/http";
import { definitionHeaders } from "./cache/definitionCache";
import { type Json, object } from "./definition/json";
import type { Definition } from "./types";

export interface DefinitionRead<T> {
  /** Path and query under the API root. */
  readonly path: string;
  readonly operation: string;
  /** Asks the service to look past its own caches. */
  readonly strong?: boolean | undefined;
  /**
   * Takes of the answer what is needed, inside the retry loop, so that nothing holds on to the rest.
   */
  readonly take: (json: Json) => T;
}

/** Reads definitions. They are not paged: one answer has all there is. */
export async function readDefinitions<T>(
  session: Session,
  { path, operation, strong = false, take }: DefinitionRead<T>,
): Promise<T> {
  const response = await sendOrThrow(session, {
    method: "GET",
    path,
    operation,
    idempotency: "always",
    headers: { ...definitionHeaders(session, {}), ...(strong ? { Consistency: "Strong" } : {}) },
    read: ({ body }: HttpResponse) => take(object(parseJson(body))),
  });
  return response.value as T;
}

/** The members of a list of definitions, each made into what is kept of it. */
export function membersAs<T>(make: (json: Json) => T) {
  return (json: Json): T[] => {
    const { value } = json;
    if (!Array.isArray(value) || !value.every(isRecord)) {
      throw new UnreadableBody("the answer is not a list of definitions");
    }
    return value.map(make);
  };
}

/** A single definition, as it came. */
export function wholeDefinition(json: Json): Definition {
  if (Object.keys(json).length > 0) return { ...json };
  throw new UnreadableBody("the answer is not a definition");
}
