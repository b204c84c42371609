import { tableOf } from "../../records/call";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { columnsWanted } from "./columnSet";
import { deriveRow } from "./deriveRow";
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
  run({ call, given }) {
    const order = rowById(call, "salesorder", given.text("SalesOrderId"));
    const table = tableOf(call, "invoice");
    const columns = columnsWanted(table, given);
    const row = inTransaction(call, () =>
      deriveRow(call, table, order, { salesorderid: given.text("SalesOrderId") }),
    );
    return columns === undefined ? { row } : { row, columns };
  },
};
