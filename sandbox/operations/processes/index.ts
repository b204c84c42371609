import type { Topic } from "../types";
import { executeWorkflow } from "./executeWorkflow";

/** What is done with processes that people made in the designer. */
export const processes: Topic = {
  operations: [executeWorkflow],
  complexTypes: {
    InputArgumentCollection: { Arguments: "mscrm.InputArgument" },
    InputArgument: {},
  },
};
