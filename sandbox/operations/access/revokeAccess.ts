import { wrongType } from "../refusals";
import type { UnboundOperation } from "../types";
import { refuseShare, setShare, toShare } from "./shares";

/**
 * Takes all rights away that a principal has on a row; none is as good.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/revokeaccess
 */
export const revokeAccess: UnboundOperation = {
  name: "RevokeAccess",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity", Revokee: "mscrm.crmbaseentity" },
  privileges: toShare,
  run({ call, given }) {
    const target = given.row("Target");
    const revokee = given.row("Revokee");
    if (!revokee.table.declaration.principal) {
      throw wrongType("RevokeAccess", revokee.table.logicalName, "principal");
    }
    refuseShare(target, revokee);
    setShare(call, target, revokee, 0);
    return undefined;
  },
};
