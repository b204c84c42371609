import type { StepRule } from "../findings/types";
import { isRaw } from "../saved/kinds";
import { inputOf, isOn, literalText } from "../saved/values";

const PAGE = "docs/reliability.md#the-retry-table";

/** Retries that a raw request asks for, and those that the platform makes of a step. */
export const retries: StepRule = ({ step }) => {
  if (!isRaw(step)) return [];
  const count = Number(literalText(inputOf(step, "maxRetries")) ?? 0);
  const isAll = isOn(inputOf(step, "retryAllErrors"));
  if (!(count > 0)) return [];
  return isAll
    ? [
        {
          kind: "look",
          text: "Retry On All Errors sends a write again although it may have been carried out: leave Max Retry Count at 0, and what is safe to repeat is repeated.",
          page: PAGE,
        },
      ]
    : [
        {
          kind: "better",
          text: `Max Retry Count ${count} still counts; with 0, what is safe to repeat is repeated for as long as Dataverse asks to wait.`,
          page: PAGE,
        },
      ];
};
