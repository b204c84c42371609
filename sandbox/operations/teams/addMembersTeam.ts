import { checkDefaultTeam, defaultTeam, tie } from "../../records/ties";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { RowOperation } from "../types";
import { membersOf } from "./membership";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addmembersteam */
export const addMembersTeam: RowOperation = {
  name: "AddMembersTeam",
  kind: "action",
  binding: { row: "team" },
  parameters: { Members: "Collection(mscrm.systemuser)" },
  privileges: [needs("Write", "team"), needs("Read", "systemuser")],
  run(invocation) {
    const { call, id } = invocation;
    checkDefaultTeam(call, id, defaultTeam.add);
    const members = membersOf(invocation);
    inTransaction(call, () => {
      for (const { isMember, ...pair } of members) if (!isMember) tie(call, pair);
    });
    return undefined;
  },
};
