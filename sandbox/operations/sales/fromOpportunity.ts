import { tableOf } from "../../records/call";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { columnsWanted } from "./columnSet";
import { deriveRow } from "./deriveRow";
import { rowById } from "./rowById";

/** `GenerateQuoteFromOpportunity` and the like: a row with what it has in common with the opportunity. */
function fromOpportunity(name: string, made: string): UnboundOperation {
  return {
    name,
    kind: "action",
    parameters: {
      OpportunityId: "Edm.Guid",
      ColumnSet: "mscrm.ColumnSet?",
      ...(made === "quote" ? { ProcessInstanceId: "mscrm.crmbaseentity?" } : {}),
    },
    returns: "mscrm.crmbaseentity",
    privileges: [needs("Read", "opportunity"), needs("Create", made), needs("Read", made)],
    run({ call, given }) {
      const table = tableOf(call, made);
      const opportunity = rowById(call, "opportunity", given.text("OpportunityId"));
      const columns = columnsWanted(table, given);
      const id = given.text("OpportunityId");
      const row = inTransaction(call, () =>
        deriveRow(call, table, opportunity, { opportunityid: id }),
      );
      return columns === undefined ? { row } : { row, columns };
    },
  };
}

/** https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.generatequotefromopportunityrequest */
export const generateQuote = fromOpportunity("GenerateQuoteFromOpportunity", "quote");

/** https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.generatesalesorderfromopportunityrequest */
export const generateSalesOrder = fromOpportunity(
  "GenerateSalesOrderFromOpportunity",
  "salesorder",
);

/** https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.generateinvoicefromopportunityrequest */
export const generateInvoice = fromOpportunity("GenerateInvoiceFromOpportunity", "invoice");
