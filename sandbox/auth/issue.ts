import { clientId, users } from "../seed/identities";
import type { Store } from "../types";
import type { TokenEndpoint } from "./tenant";

export interface TokenRequest {
  /** systemuserid; the application user when left out. */
  userId?: string;
  expiresInSeconds?: number;
  /** The environment when left out. */
  audience?: string;
}

/** A token made without asking the token endpoint: an application's, or a user's where one is named. */
export function issueToken(
  { tokens, origin }: TokenEndpoint,
  store: Store,
  { userId, expiresInSeconds, audience = origin }: TokenRequest,
): string {
  const common = { audience, clientId, expiresInSeconds };
  if (userId === undefined) {
    return tokens.issue({ ...common, objectId: users.application.objectId, delegated: false });
  }
  const objectId = store.read("systemuser", userId)?.["azureactivedirectoryobjectid"] ?? userId;
  return tokens.issue({ ...common, objectId: String(objectId), delegated: true });
}
