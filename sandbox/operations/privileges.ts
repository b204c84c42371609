import { requireNamedPrivilege, requirePrivilege, type Verb } from "../auth/privileges";
import { type Call, tableOf } from "../records/call";
import type { Arguments } from "./parameters/arguments";
import type { Privilege, Signature } from "./types";

/** A right on the rows of a table: `needs("Write", "opportunity")`. */
export function needs(verb: Verb, table: string): Privilege {
  return { verb, table };
}

/** A right by its name: `needsNamed("prvMerge")`; a refusal says it was on that table, if any. */
export function needsNamed(name: string, table?: string): Privilege {
  return table === undefined ? { name } : { name, table };
}

const organization = { objectTypeCode: 1019, logicalName: "organization", label: "Organization" };

/** Throws a `Refusal` with 403 that names the first privilege the caller does not have. */
export function requirePrivileges(
  call: Call,
  { privileges = [] }: Signature,
  given: Arguments,
): void {
  const needed = typeof privileges === "function" ? privileges(given) : privileges;
  for (const privilege of needed) requireOne(call, privilege);
}

function requireOne(call: Call, privilege: Privilege): void {
  const { store, context } = call;
  if ("verb" in privilege) {
    requirePrivilege(store, context, tableOf(call, privilege.table), privilege.verb);
    return;
  }
  const table = privilege.table === undefined ? undefined : tableOf(call, privilege.table);
  const secured =
    table === undefined ? organization : { ...table.declaration, logicalName: table.logicalName };
  requireNamedPrivilege(store, context, privilege.name, secured);
}
