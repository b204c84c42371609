import { userPrivileges } from "../../metadata/userPrivileges";
import type { RowOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveuserprivileges */
export const retrieveUserPrivileges: RowOperation = {
  name: "RetrieveUserPrivileges",
  kind: "function",
  binding: { row: "systemuser" },
  returns: { RolePrivileges: "Collection(mscrm.RolePrivilege)" },
  run: ({ call, row }) => ({ members: { RolePrivileges: userPrivileges(call, row) } }),
};
