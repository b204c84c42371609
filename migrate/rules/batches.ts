import type { StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf } from "../saved/values";

/** Batches whose actions are collected by other steps, and grow with what there is to do. */
export const batches: StepRule = ({ step }) => {
  if (!isDynamics(step) || step.action.key !== "batchEntityActions") return [];
  if (inputOf(step, "actions")?.type !== "reference") return [];
  return [
    {
      kind: "look",
      text: "The batch is collected by other steps, and takes 1,000 actions at most. For many rows of one table the bulk actions take any number, straight from the rows; keep the batch where all of it has to succeed or fail together.",
      page: "docs/bulk.md#which-action-for-how-many-rows",
    },
  ];
};
