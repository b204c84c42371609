import { UnreadableBody } from "../errors/failures";
import { type Json, list, text } from "../metadata/definition/json";
import { membersAs, readDefinitions } from "../metadata/readRawDefinition";
import { normalizeGuid } from "../odata/guid";
import { encodeOption } from "../odata/query";
import type { Session } from "../session/session";

/** `PrivilegeType` of a privilege on a table, and what it is called here. */
const RIGHTS: ReadonlyMap<string, string> = new Map([
  ["Read", "read"],
  ["Write", "write"],
  ["Create", "create"],
  ["Delete", "delete"],
  ["Append", "append"],
  ["AppendTo", "appendTo"],
  ["Assign", "assign"],
  ["Share", "share"],
]);

/** Conditions in one filter: the address of a request should not grow without bounds. */
const TABLES_A_REQUEST = 40;

/** A privilege on one table. */
export interface TablePrivilege {
  readonly id: string;
  readonly name: string;
  /** `read`, `appendTo` and the like. */
  readonly right: string;
}

/** The privileges that there are on each of these tables, by logical name. */
export async function readTablePrivileges(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly TablePrivilege[]>> {
  const found = new Map<string, readonly TablePrivilege[]>();
  for (let at = 0; at < names.length; at += TABLES_A_REQUEST) {
    const part = names.slice(at, at + TABLES_A_REQUEST);
    const filter = part.map((name) => `LogicalName eq '${name}'`).join(" or ");
    const tables = await readDefinitions(session, {
      path: `EntityDefinitions?$select=LogicalName,Privileges&$filter=${encodeOption(filter)}`,
      operation: "Reading the privileges of tables",
      take: membersAs((json) => [String(json["LogicalName"]), list(json["Privileges"])] as const),
    });
    for (const [name, privileges] of tables) found.set(name, privileges.flatMap(readPrivilege));
  }
  return found;
}

const readPrivilege = (json: Json): TablePrivilege[] => {
  const right = RIGHTS.get(text(json["PrivilegeType"]) ?? "");
  const id = normalizeGuid(text(json["PrivilegeId"]) ?? "");
  return right && id ? [{ id, name: text(json["Name"]) ?? id, right }] : [];
};

/** What a user holds, whichever role it comes from. */
export interface Held {
  readonly ids: ReadonlySet<string>;
  /** In lower case. Undefined where the environment does not say the names: on-premises ones do not. */
  readonly names: ReadonlySet<string> | undefined;
}

/**
 * The privileges that a user has through its roles, those of its teams included. One request.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/roleprivilege
 */
export function readHeld(session: Session, userId: string): Promise<Held> {
  return readDefinitions(session, {
    path: `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
    operation: "Reading the privileges of the user",
    take: ({ RolePrivileges }) => {
      if (!Array.isArray(RolePrivileges)) throw new UnreadableBody("the answer has no privileges");
      const held = list(RolePrivileges);
      const names = held.flatMap((each) => text(each["PrivilegeName"])?.toLowerCase() ?? []);
      return {
        ids: new Set(held.flatMap((each) => normalizeGuid(text(each["PrivilegeId"]) ?? "") ?? [])),
        names: names.length === held.length ? new Set(names) : undefined,
      };
    },
  });
}
