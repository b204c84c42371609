import type { UnboundOperation } from "../types";
import { givenShare, setShare, toShare } from "./shares";

/**
 * Replaces the rights that a principal has on a row.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/modifyaccess
 */
export const modifyAccess: UnboundOperation = {
  name: "ModifyAccess",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity", PrincipalAccess: "mscrm.PrincipalAccess?" },
  privileges: toShare,
  run({ call, given }) {
    const { target, principal, mask } = givenShare(given, "ModifyAccess");
    setShare(call, target, principal, mask);
    return undefined;
  },
};
