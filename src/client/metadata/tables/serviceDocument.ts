import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { EntitySet } from "../../types";
import type { HttpResponse } from "../../types/http";

/** Every entity set of the environment, from the service document at the API root. */
export async function listEntitySets(session: Session): Promise<EntitySet[]> {
  const response = await sendOrThrow(session, {
    method: "GET",
    path: "",
    operation: "Reading the list of tables",
    idempotency: "always",
    read: entitySetsOf,
  });
  return response.value as EntitySet[];
}

export function entitySetsOf({ body }: HttpResponse): EntitySet[] {
  const json = parseJson(body);
  if (typeof json === "object" && json !== null && "value" in json && Array.isArray(json.value)) {
    if (json.value.every(isNamed)) return json.value;
  }
  throw new UnreadableBody("the answer is not a service document");
}

const isNamed = (entry: unknown): entry is EntitySet =>
  typeof entry === "object" && entry !== null && "name" in entry && typeof entry.name === "string";
