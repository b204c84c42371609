import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveversion */
export const retrieveVersion: UnboundOperation = {
  name: "RetrieveVersion",
  kind: "function",
  returns: { Version: "Edm.String" },
  run: () => ({ members: { Version: "9.2.26111.148" } }),
};
