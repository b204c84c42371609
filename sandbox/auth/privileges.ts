import { createHash } from "node:crypto";
import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { RequestContext, Store } from "../types";
import { rolesOf } from "./roles";

export type Verb = "Create" | "Read" | "Write" | "Delete" | "Append" | "AppendTo" | "Assign";

/**
 * What the sandbox's security roles allow, at organization level. A role not named here allows
 * nothing, which is how a test meets a denied privilege of its own choice.
 */
const privilegesOfRole: Record<string, readonly RegExp[]> = {
  "System Administrator": [/^prv(?!ActOnBehalfOf)/],
  Delegate: [/^prvActOnBehalfOfAnotherUser$/],
  Salesperson: [
    /^prv(Create|Read|Write|Append|AppendTo|Assign)(Account|Contact|Lead|Opportunity|Incident)$/,
    /^prv(Create|Read|Write|Delete|Append|AppendTo|Assign)(Activity|Note)$/,
    /^prvRead(User|Team|BusinessUnit|TransactionCurrency|Product)$/,
  ],
};

/** Whether any of the user's roles gives a privilege. */
export function holds(store: Store, userId: string, privilege: string): boolean {
  return rolesOf(store, userId)
    .flatMap((role) => privilegesOfRole[role] ?? [])
    .some((privileges) => privileges.test(privilege));
}

/**
 * Throws a `Refusal` with 403 unless the caller, and who impersonates it, both have the privilege:
 * an impersonated request may do what both may do.
 */
export function requirePrivilege(
  store: Store,
  context: Pick<RequestContext, "userId" | "actingUserId">,
  table: Table,
  verb: Verb,
): void {
  const privilege = `prv${verb}${privilegeName(table)}`;
  const users = [context.userId, ...(context.actingUserId ? [context.actingUserId] : [])];
  const lacking = users.find((user) => !holds(store, user, privilege));
  if (lacking === undefined) return;
  const { objectTypeCode, label } = table.declaration;
  throw new Refusal(
    403,
    "0x80040220",
    `Principal user (Id=${lacking}, type=8, roleCount=${rolesOf(store, lacking).length}) is missing ${privilege} privilege (Id=${privilegeId(privilege)}) on OTC=${objectTypeCode} for entity '${table.logicalName}' (LocalizedName='${label}'). context.Caller=${context.userId}`,
  );
}

/** Every kind of activity shares one set of privileges; a note's is called after the note. */
function privilegeName(table: Table): string {
  if (table.declaration.activity || table.logicalName === "activityparty") return "Activity";
  const special: Record<string, string> = { annotation: "Note", systemuser: "User" };
  return special[table.logicalName] ?? table.declaration.schemaName;
}

/** Privileges have fixed ids; the sandbox derives one from the name. */
function privilegeId(privilege: string): string {
  const hex = createHash("sha256").update(privilege).digest("hex");
  return [8, 4, 4, 4, 12]
    .map((length, at, lengths) => {
      const start = lengths.slice(0, at).reduce((sum, next) => sum + next, 0);
      return hex.slice(start, start + length);
    })
    .join("-");
}
