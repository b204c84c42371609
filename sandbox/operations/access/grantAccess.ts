import type { UnboundOperation } from "../types";
import { givenShare, setShare, sharedMask, toShare } from "./shares";

/**
 * Shares a row, and adds rights if there is a share.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/grantaccess
 */
export const grantAccess: UnboundOperation = {
  name: "GrantAccess",
  kind: "action",
  parameters: { Target: "mscrm.crmbaseentity", PrincipalAccess: "mscrm.PrincipalAccess?" },
  privileges: toShare,
  run({ call, given }) {
    const { target, principal, mask } = givenShare(given, "GrantAccess");
    setShare(call, target, principal, mask | sharedMask(call.store, target, principal.id));
    return undefined;
  },
};
