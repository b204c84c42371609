import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { addMembers, toList } from "./members";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addlistmemberslist */
export const addListMembersList: UnboundOperation = {
  name: "AddListMembersList",
  kind: "action",
  parameters: { List: "mscrm.list", Members: "Collection(mscrm.crmbaseentity)" },
  privileges: (given) => {
    const tables = new Set(given.entities("Members").map(({ table }) => table.logicalName));
    return [...toList, ...[...tables].map((table) => needs("Read", table))];
  },
  run({ call, given }) {
    addMembers(call, given.row("List"), given.rows("Members"));
    return undefined;
  },
};
