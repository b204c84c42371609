import type { Topic } from "../types";
import { convertQuote } from "./convertQuote";
import { convertSalesOrder } from "./convertSalesOrder";
import { generateInvoice, generateQuote, generateSalesOrder } from "./fromOpportunity";
import { merge } from "./merge";
import { qualifyLead } from "./qualifyLead";
import { reviseQuote } from "./reviseQuote";

/** From a lead to an invoice, and what makes one row of two. */
export const sales: Topic = {
  operations: [
    qualifyLead,
    generateQuote,
    generateSalesOrder,
    generateInvoice,
    reviseQuote,
    convertQuote,
    convertSalesOrder,
    merge,
  ],
  complexTypes: {
    ColumnSet: { AllColumns: "Edm.Boolean", Columns: "Collection(Edm.String)" },
  },
};
