import type { UnboundOperation } from "../types";
import { type Closing, closeRecord, privilegesOf } from "./closeRecord";
import { opportunityClosing } from "./opportunity";

const closing: Closing = { ...opportunityClosing, state: 1 };

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/winopportunity */
export const winOpportunity: UnboundOperation = {
  name: "WinOpportunity",
  kind: "action",
  parameters: { OpportunityClose: "mscrm.opportunityclose", Status: "Edm.Int32" },
  privileges: privilegesOf(closing),
  run: (invocation) => closeRecord(invocation, closing),
};
