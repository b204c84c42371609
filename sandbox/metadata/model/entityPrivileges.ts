import { privilegeId, privilegeName, type Verb, verbs } from "../../auth/privileges";
import type { Table } from "../../schema/derived";
import type { Json } from "./types";

/** Verbs that make sense for rows with an owner only. */
const forOwned: readonly Verb[] = ["Assign", "Share"];

/** The names of the privileges on a table; intersect tables have none. */
export function privilegeNamesOf(table: Table): { verb: Verb; name: string }[] {
  const { intersect, ownership } = table.declaration;
  if (intersect) return [];
  return verbs
    .filter((verb) => ownership === "user" || !forOwned.includes(verb))
    .map((verb) => ({ verb, name: `prv${verb}${privilegeName(table)}` }));
}

/**
 * `Privileges` of a table.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/securityprivilegemetadata
 */
export function privilegesOf(table: Table): Json[] {
  const owned = table.declaration.ownership === "user";
  return privilegeNamesOf(table).map(({ verb, name }) => ({
    CanBeBasic: owned,
    CanBeDeep: owned,
    CanBeGlobal: true,
    CanBeLocal: owned,
    CanBeEntityReference: false,
    CanBeParentEntityReference: false,
    CanBeRecordFilter: false,
    Name: name,
    PrivilegeId: privilegeId(name),
    PrivilegeType: verb,
  }));
}
