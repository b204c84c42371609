import { type Closing, mustBeIn, wrongState } from "./closeRecord";

/** What winning and closing a quote have in common: a draft has to be activated before. */
export const quoteClosing: Omit<Closing, "state"> = {
  table: "quote",
  parameter: "QuoteClose",
  activity: "quoteclose",
  lookup: "quoteid",
  check: mustBeIn([1], wrongState("quote", "active")),
};
