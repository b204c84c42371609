import type { UnboundOperation } from "../types";
import { type Closing, closeRecord, privilegesOf } from "./closeRecord";
import { orderClosing } from "./salesOrder";

const closing: Closing = { ...orderClosing, state: 2 };

/**
 * Its activity is declared as a row of any table, so that it has to say its type.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/cancelsalesorder
 */
export const cancelSalesOrder: UnboundOperation = {
  name: "CancelSalesOrder",
  kind: "action",
  parameters: { OrderClose: "mscrm.crmbaseentity", Status: "Edm.Int32" },
  privileges: privilegesOf(closing),
  run: (invocation) => closeRecord(invocation, closing),
};
