import { Refusal } from "../errors";
import { toGuid } from "../odata/guid";
import { Remembered } from "../store/remembered";
import type { Row, SandboxRequest, Store } from "../types";
import type { TokenClaims } from "./jwt";
import { holds } from "./privileges";
import { rolesOf, roleTables } from "./roles";

/** Who a request is made by, and who signed in where that is somebody else. */
export interface Caller {
  userId: string;
  actingUserId?: string;
}

/** The caller of a token. Throws a `Refusal` with 403 where the environment has no place for it. */
export function signIn(store: Store, claims: TokenClaims, request: SandboxRequest): Caller {
  const { appid, oid, scp } = claims;
  const signedIn = scp === undefined ? applications.of(store, appid) : users.of(store, oid);
  const impersonated = impersonatedUser(store, request);
  if (impersonated === undefined) return { userId: signedIn };
  if (!holds(store, signedIn, "prvActOnBehalfOfAnotherUser")) {
    const message = "User does not have the privilege to act on behalf another user.";
    throw new Refusal(403, "0x8004A110", message);
  }
  return { userId: checked(store, impersonated.user), actingUserId: signedIn };
}

const tables = ["systemuser", ...roleTables];

/** An application is found by its client id, … */
const applications = new Remembered<string>(tables, (store, applicationid) =>
  checked(store, store.find("systemuser", { applicationid })[0]),
);

/** … a user by the Entra object id. A user that a test inserted may have none; its tokens carry the systemuserid. */
const users = new Remembered<string>(tables, (store, oid) => {
  const [user] = store.find("systemuser", { azureactivedirectoryobjectid: oid });
  return checked(store, user ?? store.read("systemuser", oid));
});

/**
 * The user a request is made in the name of. `CallerObjectId` is the newer header and wins.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/impersonate-another-user-web-api
 */
function impersonatedUser(
  store: Store,
  { headers }: SandboxRequest,
): { user: Row | undefined } | undefined {
  const objectId = headers["callerobjectid"];
  if (objectId !== undefined) {
    const id = asGuid(objectId);
    return { user: store.find("systemuser", { azureactivedirectoryobjectid: id })[0] };
  }
  const userId = headers["mscrmcallerid"];
  return userId === undefined ? undefined : { user: store.read("systemuser", asGuid(userId)) };
}

function asGuid(text: string): string {
  const guid = toGuid(text);
  if (guid !== undefined) return guid;
  const message =
    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).";
  throw new Refusal(400, "0x80040203", message);
}

/** Id of a user who may come in: known, enabled and with at least one security role. */
function checked(store: Store, user: Row | undefined): string {
  if (user === undefined) {
    throw new Refusal(403, "0x80072560", "The user is not a member of the organization.");
  }
  const id = String(user["systemuserid"]);
  if (user["isdisabled"] === 1) {
    const message = `The specified user(Id = ${id}) is disabled. Consider enabling this user.`;
    throw new Refusal(403, "0x80040225", message);
  }
  if (rolesOf(store, id).length === 0) {
    throw new Refusal(403, "0x80042F09", `The user (Id = ${id}) has not been assigned any roles.`);
  }
  return id;
}
