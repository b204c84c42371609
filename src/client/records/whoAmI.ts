import { UnreadableBody } from "../errors/failures";
import { object } from "../metadata/definition/json";
import { normalizeGuid } from "../odata/guid";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import { readJson, type Session } from "../session/session";
import { sharedLoad } from "../session/sharedLoad";
import type { Impersonation, WhoAmI } from "../types";
import type { HttpResponse } from "../types/http";

/** The user, business unit and organisation the connection acts as. */
export async function whoAmI(session: Session, params: Impersonation = {}): Promise<WhoAmI> {
  const response = await sendOrThrow(session, {
    method: "GET",
    path: "WhoAmI",
    operation: "Getting the current user",
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: readWhoAmI,
  });
  return response.value as WhoAmI;
}

/** The user that the connection works as: asked for once, and remembered for as long as the process lives. */
export function ownUserId(session: Session): Promise<string> {
  return sharedLoad(session, {
    cache: session.caches.ownUserIds,
    key: session.identity,
    operation: "Getting the current user",
    load: async () => (await whoAmI(session)).UserId.toLowerCase(),
  });
}

/** @throws UnreadableBody when the answer names no user: nothing can be done in the name of nobody. */
export function readWhoAmI(response: HttpResponse): WhoAmI {
  const answer = object(readJson(response));
  if (typeof answer["UserId"] === "string" && normalizeGuid(answer["UserId"])) {
    return answer as unknown as WhoAmI;
  }
  throw new UnreadableBody("the answer names no user");
}
