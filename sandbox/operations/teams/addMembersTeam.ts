import { addMember } from "../../records/members";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { RowOperation } from "../types";
import { membershipOf } from "./membership";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addmembersteam */
export const addMembersTeam: RowOperation = {
  name: "AddMembersTeam",
  kind: "action",
  binding: { row: "team" },
  parameters: { Members: "Collection(mscrm.systemuser)" },
  privileges: [needs("Write", "team"), needs("Read", "systemuser")],
  run(invocation) {
    const { call, table, id } = invocation;
    const { members, navigation, isMember } = membershipOf(invocation, "0x8004830B");
    inTransaction(call, () => {
      for (const user of members) {
        if (!isMember(user)) addMember(call, table, id, navigation, user.id);
      }
    });
    return undefined;
  },
};
