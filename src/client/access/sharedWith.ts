import { UnreadableBody } from "../errors/failures";
import { type Json, list, object, text } from "../metadata/definition/json";
import { normalizeGuid } from "../odata/guid";
import { encodeOption } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import { readJson, type Session } from "../session/session";
import type { Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import { readAccessMask } from "./accessRights";
import type { SharedPrincipal } from "./types";

/**
 * Whom a record is shared with, and what for. One request. Its owner is not among them, nor who reaches it by
 * a role.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievesharedprincipalsandaccess
 */
export async function sharedWith(
  session: Session,
  path: string,
  impersonation: Impersonation,
): Promise<readonly SharedPrincipal[]> {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `RetrieveSharedPrincipalsAndAccess(Target=@p1)?@p1=${encodeOption(`{'@odata.id':'${path}'}`)}`,
    operation: `Reading whom ${path} is shared with`,
    idempotency: "always",
    headers: impersonationHeaders(impersonation),
    read: readShares,
  });
  return value as readonly SharedPrincipal[];
}

const readShares = (response: HttpResponse): SharedPrincipal[] => {
  const { PrincipalAccesses } = object(readJson(response));
  if (!Array.isArray(PrincipalAccesses)) throw new UnreadableBody("the answer has no principals");
  return list(PrincipalAccesses).map(readShare);
};

const TYPE = /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/;

/** A principal is a user, a team or the whole organization, by its own key or by the one they have in common. */
const readShare = ({ AccessMask, Principal }: Json): SharedPrincipal => {
  const principal = object(Principal);
  const typed = TYPE.exec(text(principal["@odata.type"]) ?? "")?.[1];
  const keyed = ["systemuser", "team", "organization"].find(
    (name) => text(principal[`${name}id`]) !== undefined,
  );
  const table = typed ?? keyed ?? "";
  const id = normalizeGuid(text(principal[`${table}id`]) ?? text(principal["ownerid"]) ?? "");
  if (table === "" || !id) throw new UnreadableBody("the answer has a principal without its id");
  const name = text(principal["fullname"]) ?? text(principal["name"]);
  return { table, id, ...(name ? { name } : {}), rights: readAccessMask(AccessMask) };
};
