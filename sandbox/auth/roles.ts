import type { Store } from "../types";

const sql =
  'SELECT r."name" AS name FROM "role" r ' +
  'JOIN "systemuserroles" ur ON ur."roleid" = r."roleid" WHERE ur."systemuserid" = ?';

/** Names of the security roles assigned to a user. */
export function rolesOf(store: Store, userId: string): string[] {
  return store.select(sql, [userId]).map((row) => String(row["name"]));
}
