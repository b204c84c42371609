import { DataverseError } from "../errors/DataverseError";
import { type Json, list, object, text } from "../metadata/definition/json";
import { recordBody } from "../odata/listBody";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { failed, failedBy, passed } from "./step";
import type { ValidationStep } from "./types";

export const USER_STEP = "User and Roles";

const QUERY =
  "$select=fullname,applicationid,isdisabled&$expand=systemuserroles_association($select=name)";

interface Findings {
  readonly step: ValidationStep;
  /** The user's full name, if it may be read. */
  readonly name?: string | undefined;
}

/** Who the user is, and which security roles it has directly. */
export async function checkUser(session: Session, userId: string): Promise<Findings> {
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: `systemusers(${userId})?${QUERY}`,
      operation: "Reading the user and its roles",
      idempotency: "always",
      read: recordBody,
    });
    const user = object(value);
    return { step: judged(user), name: text(user["fullname"]) };
  } catch (error) {
    if (error instanceof DataverseError && error.status === 403) {
      const detail = "The user may not read users: its name and roles are not known.";
      return { step: passed(USER_STEP, detail) };
    }
    return { step: failedBy(USER_STEP, error, "Run again later") };
  }
}

const judged = (user: Json): ValidationStep => {
  const application = text(user["applicationid"]);
  const name = text(user["fullname"]) ?? "without a name";
  const who = application ? `Application user ${name} (${application})` : `User ${name}`;
  if (user["isdisabled"] === true) {
    return failed(USER_STEP, `${who} is disabled.`, "Enable the user in this environment");
  }
  const roles = list(user["systemuserroles_association"]).flatMap(
    (role) => text(role["name"]) ?? [],
  );
  return passed(
    USER_STEP,
    roles.length > 0
      ? `${who} has the security roles ${roles.sort().join(", ")}.`
      : `${who} has no security role, only those of its teams.`,
  );
};
