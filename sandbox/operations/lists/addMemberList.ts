import { memberRow, memberTable, refuseClosedList } from "../../records/listMembers";
import { rowById } from "../sales/rowById";
import type { RowOperation } from "../types";
import { addMembers, toList } from "./members";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addmemberlist */
export const addMemberList: RowOperation = {
  name: "AddMemberList",
  kind: "action",
  binding: { row: "list" },
  parameters: { EntityId: "Edm.Guid" },
  returns: { Id: "Edm.Guid" },
  privileges: toList,
  run({ call, given, table, row, id }) {
    refuseClosedList(row);
    const member = rowById(call, memberTable(row), given.text("EntityId"));
    const added = { ...member, id: given.text("EntityId") };
    addMembers(call, { table, row, id }, [added]);
    return { members: { Id: memberRow(call.store, id, added.id)?.["listmemberid"] } };
  },
};
