import { annotationNames } from "../../src/client/odata/annotationNames";
import { parseFetchXml } from "../../src/client/queries/fetchXml/parse";
import type { Said, StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, literalText } from "../saved/values";

const PAGE = "docs/fetchxml.md";

/** FetchXML that cannot be read, and annotations that there are none of. */
export const fetchQueries: StepRule = ({ step }) => {
  if (!isDynamics(step) || step.action.key !== "fetchXml") return [];
  return [
    ...refused(literalText(inputOf(step, "xmlQuery")), parseFetchXml),
    ...refused(literalText(inputOf(step, "includeAnnotations")), annotationNames),
  ];
};

const refused = (text: string | undefined, read: (text: string) => unknown): Said[] => {
  if (text === undefined) return [];
  try {
    read(text);
    return [];
  } catch (error) {
    return [{ kind: "look", text: `Refused: ${(error as Error).message}`, page: PAGE }];
  }
};
