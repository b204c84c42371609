import type { Topic } from "../types";
import { cancelSalesOrder } from "./cancelSalesOrder";
import { closeIncident } from "./closeIncident";
import { closeQuote } from "./closeQuote";
import { fulfillSalesOrder } from "./fulfillSalesOrder";
import { isValidStateTransition } from "./isValidStateTransition";
import { loseOpportunity } from "./loseOpportunity";
import { winOpportunity } from "./winOpportunity";
import { winQuote } from "./winQuote";

/** Messages that close records, where no update does, and what asks whether a state may follow. */
export const states: Topic = {
  operations: [
    cancelSalesOrder,
    closeIncident,
    closeQuote,
    fulfillSalesOrder,
    isValidStateTransition,
    loseOpportunity,
    winOpportunity,
    winQuote,
  ],
};
