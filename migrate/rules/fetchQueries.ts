import { annotationNames } from "../../src/client/odata/annotationNames";
import { parseFetchXml } from "../../src/client/queries/fetchXml/parse";
import type { Said, StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, literalText } from "../saved/values";
import { orRefused } from "./refusals";

const PAGE = "docs/fetchxml.md";

/** FetchXML that cannot be read, and annotations that there are none of. */
export const fetchQueries: StepRule = ({ step }) => {
  if (!isDynamics(step) || step.action.key !== "fetchXml") return [];
  return [
    ...unreadable(literalText(inputOf(step, "xmlQuery")), parseFetchXml),
    ...unreadable(literalText(inputOf(step, "includeAnnotations")), annotationNames),
  ];
};

const unreadable = (text: string | undefined, read: (text: string) => unknown): readonly Said[] =>
  orRefused(PAGE, () => {
    if (text !== undefined) read(text);
    return [];
  });
