import type { StepRule } from "../findings/types";
import { actionNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { inputOf, isOn, isSet, literalText } from "../saved/values";

const NEXT_PAGE = ["nextPageId", "pageNumber", "nextLink", "pagination"];

/** Queries that read the first page and nothing else. */
export const firstPage: StepRule = ({ step }) => {
  const { key } = step.action;
  if (!isDynamics(step) || !["queryEntities", "fetchXml"].includes(key)) return [];
  if (isOn(inputOf(step, "fetchAll")) || NEXT_PAGE.some((name) => isSet(inputOf(step, name))))
    return [];
  const size =
    key === "queryEntities" ? (literalText(inputOf(step, "recordsPerPage")) ?? "100") : "5000";
  return [
    {
      kind: "better",
      text: `Reads one page of ${size} at most, as before, and says so now: hasMore is true where there is more, and Fetch All reads it.`,
      page: actionNamed(key)?.page ?? "docs/actions.md",
    },
  ];
};
