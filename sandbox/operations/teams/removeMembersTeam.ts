import { checkDefaultTeam, defaultTeam, untie } from "../../records/ties";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { RowOperation } from "../types";
import { membersOf } from "./membership";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/removemembersteam */
export const removeMembersTeam: RowOperation = {
  name: "RemoveMembersTeam",
  kind: "action",
  binding: { row: "team" },
  parameters: { Members: "Collection(mscrm.systemuser)" },
  privileges: [needs("Write", "team"), needs("Read", "systemuser")],
  run(invocation) {
    const { call, id } = invocation;
    checkDefaultTeam(call, id, defaultTeam.remove);
    const members = membersOf(invocation);
    inTransaction(call, () => {
      for (const { isMember, ...pair } of members) if (isMember) untie(call, pair);
    });
    return undefined;
  },
};
