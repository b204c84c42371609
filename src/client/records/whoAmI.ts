import { impersonationHeaders } from "../session/headers";
import { perform } from "../session/perform";
import { readJson, type Session } from "../session/session";
import type { Impersonation, WhoAmI } from "../types";

/** The user, business unit and organisation the connection acts as. */
export const whoAmI = async (session: Session, params: Impersonation = {}): Promise<WhoAmI> => {
  const response = await perform(session, {
    method: "GET",
    path: "WhoAmI",
    operation: "Getting the current user",
    repeat: "always",
    headers: impersonationHeaders(params),
    read: readJson,
  });
  return response.value as WhoAmI;
};
