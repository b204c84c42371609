import { removeMember } from "../../records/members";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { RowOperation } from "../types";
import { membershipOf } from "./membership";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/removemembersteam */
export const removeMembersTeam: RowOperation = {
  name: "RemoveMembersTeam",
  kind: "action",
  binding: { row: "team" },
  parameters: { Members: "Collection(mscrm.systemuser)" },
  privileges: [needs("Write", "team"), needs("Read", "systemuser")],
  run(invocation) {
    const { call, table, id } = invocation;
    const { members, navigation, isMember } = membershipOf(invocation, "0x8004830C");
    inTransaction(call, () => {
      for (const user of members) {
        if (isMember(user)) removeMember(call, table, id, navigation, user.id);
      }
    });
    return undefined;
  },
};
