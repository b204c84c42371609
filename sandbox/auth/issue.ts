import { clientId, users } from "../seed/identities";
import type { Store } from "../types";
import type { TokenRequest } from "./options";
import type { TokenEndpoint } from "./tenant";

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
