import type { Topic } from "../types";
import { cancelSalesOrder } from "./cancelSalesOrder";
import { closeIncident } from "./closeIncident";
import { closeQuote } from "./closeQuote";
import { fulfillSalesOrder } from "./fulfillSalesOrder";
import { loseOpportunity } from "./loseOpportunity";
import { winOpportunity } from "./winOpportunity";
import { winQuote } from "./winQuote";

/** Messages that close records, where no update does. */
export const states: Topic = {
  operations: [
    cancelSalesOrder,
    closeIncident,
    closeQuote,
    fulfillSalesOrder,
    loseOpportunity,
    winOpportunity,
    winQuote,
  ],
};
