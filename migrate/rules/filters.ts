import { conditionOf, readFilter } from "../../src/client/odata/filter/readFilter";
import type { StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, literalText } from "../saved/values";
import { orRefused } from "./refusals";

const LABEL = "Filter Expression";
const PAGE = "docs/filters.md";

/** Conditions that are refused before they are sent, and those that are repaired. */
export const filters: StepRule = ({ step }) => {
  const filter = isDynamics(step) ? literalText(inputOf(step, "filterExpression")) : undefined;
  if (filter === undefined) return [];
  return orRefused(PAGE, () => {
    const { condition, notes } = conditionOf(readFilter(filter, LABEL), LABEL);
    if (notes.length === 0) return [];
    return [
      {
        kind: "better",
        text: `${LABEL} is not what Dataverse takes, and is repaired${condition === undefined ? "" : `: ${condition} is sent`}.`,
        page: PAGE,
      },
    ];
  });
};
