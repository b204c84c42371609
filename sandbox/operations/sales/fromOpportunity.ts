import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { convert } from "./conversion";
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
    run(invocation) {
      const id = invocation.given.text("OpportunityId");
      const opportunity = rowById(invocation.call, "opportunity", id);
      return convert(invocation, opportunity, made, { opportunityid: id });
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
