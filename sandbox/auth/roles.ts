import { Remembered } from "../store/remembered";
import type { Store } from "../types";

const sql =
  'SELECT r."name" AS name FROM "role" r ' +
  'JOIN "systemuserroles" ur ON ur."roleid" = r."roleid" WHERE ur."systemuserid" = ?1 ' +
  'UNION SELECT r."name" AS name FROM "role" r ' +
  'JOIN "teamroles" tr ON tr."roleid" = r."roleid" ' +
  'JOIN "teammembership" tm ON tm."teamid" = tr."teamid" WHERE tm."systemuserid" = ?1';

/** Names of the security roles assigned to a user, or to a team that the user is in. */
export function rolesOf(store: Store, userId: string): readonly string[] {
  return roles.of(store, userId);
}

/** The tables that decide which roles a user has. */
export const roleTables = ["role", "systemuserroles", "teamroles", "teammembership"];

const roles = new Remembered<readonly string[]>(roleTables, (store, userId) =>
  store.select(sql, [userId]).map((row) => String(row["name"])),
);
