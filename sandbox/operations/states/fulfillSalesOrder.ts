import type { SetOperation } from "../types";
import { type Closing, closeRecord, privilegesOf } from "./closeRecord";
import { orderClosing } from "./salesOrder";

const closing: Closing = { ...orderClosing, state: 3 };

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/fulfillsalesorder */
export const fulfillSalesOrder: SetOperation = {
  name: "FulfillSalesOrder",
  kind: "action",
  binding: { set: "salesorder" },
  parameters: { OrderClose: "mscrm.orderclose", Status: "Edm.Int32" },
  privileges: privilegesOf(closing),
  run: (invocation) => closeRecord(invocation, closing),
};
