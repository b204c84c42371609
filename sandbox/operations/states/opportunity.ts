import { Refusal } from "../../errors";
import type { Row } from "../../types";
import { type Closing, mustBeIn } from "./closeRecord";

/** What winning and losing an opportunity have in common. */
export const opportunityClosing: Omit<Closing, "state"> = {
  table: "opportunity",
  parameter: "OpportunityClose",
  activity: "opportunityclose",
  lookup: "opportunityid",
  check: mustBeIn(
    [0],
    () => new Refusal(400, "0x80040515", "The Opportunity has already been closed."),
  ),
  follows: ({ actualend, actualrevenue }: Row) => ({
    actualclosedate: String(actualend).slice(0, 10),
    ...(actualrevenue === null || actualrevenue === undefined
      ? {}
      : { actualvalue: actualrevenue }),
  }),
};
