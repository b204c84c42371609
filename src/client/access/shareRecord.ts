import { DataverseError } from "../errors/DataverseError";
import { throwUnless } from "../errors/throwUnless";
import { resolvePrincipal } from "../queries/users/resolvePrincipal";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { PRINCIPAL_SETS } from "../values/principal";
import type { Principal } from "../values/principalTypes";
import { toAccessMask } from "./accessRights";
import { type OwnedRecord, ownedRecord } from "./ownedRecord";
import { sharedWith } from "./sharedWith";
import type { ShareParams, ShareResult, UnshareParams } from "./types";

const MESSAGES = { add: "GrantAccess", replace: "ModifyAccess" } as const;

/**
 * Shares a record with a user or a team: adds rights, or replaces those that there are. It may be repeated.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-sharing-assigning
 *
 * @throws InputError where the principal is not one user or team, before anything is written
 */
export function shareRecord(
  session: Session,
  { rights, mode = "add", ...params }: ShareParams,
): Promise<ShareResult> {
  return change(session, params, (target, Principal) => ({
    message: MESSAGES[mode],
    doing: "Sharing",
    body: { Target: target, PrincipalAccess: { AccessMask: toAccessMask(rights), Principal } },
  }));
}

/** Takes all rights away that a user or a team was given on a record; none is as good. */
export function unshareRecord(session: Session, params: UnshareParams): Promise<ShareResult> {
  return change(session, params, (target, revokee) => ({
    message: "RevokeAccess",
    doing: "Ending the sharing of",
    body: { Target: target, Revokee: revokee },
  }));
}

type Reference = Readonly<Record<string, string>>;

interface Change {
  readonly message: string;
  readonly doing: string;
  readonly body: unknown;
}

async function change(
  session: Session,
  params: UnshareParams,
  toChange: (target: Reference, principal: Reference) => Change,
): Promise<ShareResult> {
  const principal = await resolvePrincipal(session, params, "Principal", params.principal);
  const record = await ownedRecord(session, params);
  const { table, id, path } = record;
  const target = referenceTo(table.logicalName, table.primaryIdAttribute, id);
  const revokee = referenceTo(principal.table, `${principal.table}id`, principal.id);
  const { message, doing, body } = toChange(target, revokee);
  await sendOrThrow(session, {
    method: "POST",
    path: message,
    operation: `${doing} ${path} with ${PRINCIPAL_SETS[principal.table]}(${principal.id})`,
    idempotency: "harmless",
    whenUnknown: "It is not known whether this was carried out: it can be repeated safely",
    headers: impersonationHeaders(params),
    json: body,
  }).catch((error: unknown) => {
    throw ofPrincipal(error, principal);
  });
  return resultOf(session, params, record, principal);
}

/** The hint of a record that is missing is about the one of Entity ID. */
const ofPrincipal = (error: unknown, { id }: Principal): unknown =>
  error instanceof DataverseError && error.status === 404 && error.detail.toLowerCase().includes(id)
    ? error.withHint("Check Principal: it may have been deleted, or the user may not see it")
    : error;

const referenceTo = (table: string, key: string, id: string): Reference => ({
  "@odata.type": `Microsoft.Dynamics.CRM.${table}`,
  [key]: id,
});

/** What was done is done, whether or not it can be read afterwards. */
const resultOf = async (
  session: Session,
  params: UnshareParams,
  { table, id, path }: OwnedRecord,
  principal: Principal,
): Promise<ShareResult> => {
  const record = { table: table.logicalName, id };
  try {
    const shares = await sharedWith(session, path, params);
    const own = shares.find((share) => share.id === principal.id);
    const named = shares.map((share) =>
      share === own && principal.name ? { ...share, name: principal.name } : share,
    );
    return { record, principal, rights: own?.rights ?? [], sharedWith: named };
  } catch (error) {
    throwUnless(error, DataverseError);
    const warning = `This was carried out, but whom the record is shared with could not be read: ${error.message}`;
    session.logger.warn(warning);
    return { record, principal, rights: null, sharedWith: null, warning };
  }
};
