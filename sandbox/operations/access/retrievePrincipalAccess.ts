import { holds, privilegeName, type Verb } from "../../auth/privileges";
import type { Store } from "../../types";
import { needs } from "../privileges";
import type { RowInvocation, RowOperation, RowReference, StoredRow } from "../types";
import { accessRights, rightsText } from "./accessRights";
import { sharedMask } from "./shares";

const verbs: readonly Verb[] = [
  "Read",
  "Write",
  "Append",
  "AppendTo",
  "Create",
  "Delete",
  "Share",
  "Assign",
];

/**
 * What a user may do with a row: by its roles, which reach every row here, and by what is shared with the
 * user and its teams.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveprincipalaccess
 */
export const retrieveUserAccess: RowOperation = {
  ...signature(),
  binding: { row: "systemuser" },
  run: (invocation) =>
    answer(invocation, (store, target, id) => {
      const teams = store.find("teammembership", { systemuserid: id });
      const principals = [id, ...teams.map(({ teamid }) => String(teamid))];
      return principals.reduce(
        (mask, principal) => mask | sharedMask(store, target, principal),
        byRoles(store, target, id),
      );
    }),
};

/** The same for a team: roles of teams are not kept here. */
export const retrieveTeamAccess: RowOperation = {
  ...signature(),
  binding: { row: "team" },
  run: (invocation) => answer(invocation, sharedMask),
};

function signature(): Pick<
  RowOperation,
  "name" | "kind" | "parameters" | "returns" | "privileges"
> {
  return {
    name: "RetrievePrincipalAccess",
    kind: "function",
    parameters: { Target: "mscrm.crmbaseentity" },
    returns: { AccessRights: "mscrm.AccessRights" },
    privileges: (given) => [needs("Read", given.entity("Target").table.logicalName)],
  };
}

type MaskOf = (store: Store, target: StoredRow & RowReference, id: string) => number;

function answer({ call, given, id }: RowInvocation, maskOf: MaskOf) {
  const mask = maskOf(call.store, given.row("Target"), id);
  return { members: { AccessRights: rightsText(mask) } };
}

function byRoles(store: Store, { table }: RowReference, id: string) {
  const held = verbs.filter((verb) => holds(store, id, `prv${verb}${privilegeName(table)}`));
  return held.reduce((mask, verb) => mask | accessRights[`${verb}Access`], 0);
}
