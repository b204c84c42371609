import type { StepRule } from "../findings/types";
import { actionNamed } from "../registry";
import { isDynamics } from "../saved/kinds";

/** The first raw request, which the existing component does not have any more. */
export const deprecated: StepRule = ({ step }) =>
  isDynamics(step) && step.action.key === "rawRequest"
    ? [
        {
          kind: "look",
          text: "Raw Request (Deprecated) runs on; Raw Request takes the same inputs, and is there for new flows.",
          page: actionNamed("rawRequestV2")?.page ?? "docs/actions.md",
        },
      ]
    : [];
