import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { convert } from "./conversion";
import { rowById } from "./rowById";

/**
 * Makes an invoice of an order, which stays as it is.
 * https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.convertsalesordertoinvoicerequest
 */
export const convertSalesOrder: UnboundOperation = {
  name: "ConvertSalesOrderToInvoice",
  kind: "action",
  parameters: {
    SalesOrderId: "Edm.Guid",
    ColumnSet: "mscrm.ColumnSet?",
    ProcessInstanceId: "mscrm.crmbaseentity?",
  },
  returns: "mscrm.invoice",
  privileges: [needs("Read", "salesorder"), needs("Create", "invoice"), needs("Read", "invoice")],
  run(invocation) {
    const id = invocation.given.text("SalesOrderId");
    const order = rowById(invocation.call, "salesorder", id);
    return convert(invocation, order, "invoice", { salesorderid: id });
  },
};
