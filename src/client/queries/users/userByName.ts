import { InputError } from "../../errors/InputError";
import { normalizeGuid } from "../../odata/guid";
import { stringLiteral } from "../../odata/literal";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { Impersonation } from "../../types";
import { usualPrincipalTable } from "../../values/principal";
import { readReference } from "../../values/reference";
import { queryRecords } from "../odata/queryRecords";
import { USERS } from "./userColumns";

const INPUT = "Impersonate User ID";

/** Names listed where a text means several users. */
const MOST_SHOWN = 3;

/** Whether a text may be the name or an address of a user: neither a GUID nor one with a digit too few. */
export function mayNameUser(text: string): boolean {
  return normalizeGuid(text) === undefined && !/^[{(]?[0-9a-f-]{16,}[)}]?$/i.test(text.trim());
}

/**
 * The same, with the user to act for by ID. A user is found by e-mail address, user name or full name, if
 * exactly one active user has it: one request, remembered for ten minutes. A reference to a user needs none.
 *
 * @throws InputError where no active user has that name, or several have, and for a record of another table
 */
export async function withUserId<T extends Impersonation>(session: Session, params: T): Promise<T> {
  const given = params.impersonateUserId?.trim();
  if (!given || params.impersonateObjectId || !mayNameUser(given)) return params;
  const reference = userReference(session, given);
  if ("id" in reference) return { ...params, impersonateUserId: reference.id };
  const { name } = reference;
  const impersonateUserId = await sharedLoad(session, {
    cache: session.caches.userIds,
    key: JSON.stringify([session.environment.origin, session.identity, name.toLowerCase()]),
    operation: "Looking up the user to act for",
    load: () => userByName(session, name),
  });
  return { ...params, impersonateUserId };
}

/** A reference by id or name, as owners take it; any other text is a name. */
const userReference = (
  { environment }: Session,
  given: string,
): { readonly id: string } | { readonly name: string } => {
  const reference = readReference(given, environment);
  if (reference.kind !== "id" && reference.kind !== "name") return { name: given };
  const isOfUsers = usualPrincipalTable(reference.table ?? "") === "systemuser";
  if (isOfUsers) return reference.kind === "id" ? { id: reference.id } : { name: reference.name };
  // A name may have a colon in it.
  if (reference.kind === "name") return { name: given };
  throw new InputError(
    `${INPUT} names a record of ${reference.table ?? "no table"}; expected a user, such as systemuser: <id>.`,
  );
};

const userByName = async (session: Session, name: string): Promise<string> => {
  const columns = name.includes("@") ? [USERS.email, USERS.login] : [USERS.name, USERS.login];
  const { value } = await queryRecords(session, {
    entityType: USERS.set,
    fieldNames: [USERS.id, USERS.name],
    condition: `isdisabled eq false and (${columns.map((column) => `${column} eq ${stringLiteral(name)}`).join(" or ")})`,
    orderByFieldNames: [USERS.name, USERS.id],
    top: MOST_SHOWN + 1,
  });
  const [user, ...others] = value;
  if (user && others.length === 0) return String(user[USERS.id]);
  const shown = JSON.stringify(name.slice(0, 80));
  if (!user) {
    throw new InputError(
      `${INPUT} ${shown} is not the name of an active user; expected the ID (GUID), e-mail address, user name or full name of one.`,
    );
  }
  const ids = value.slice(0, MOST_SHOWN).map((row) => String(row[USERS.id]));
  const more = value.length > MOST_SHOWN ? " and others" : "";
  throw new InputError(
    `${INPUT} ${shown} is the name of several active users: ${ids.join(", ")}${more}. Use one of these IDs.`,
  );
};
