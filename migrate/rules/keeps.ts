import type { StepRule } from "../findings/types";
import { actionNamed, triggerNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { isSet } from "../saved/values";

/** What every step of the component keeps. */
export const keeps: StepRule = ({ step, isTrigger }) => {
  if (!isDynamics(step)) return [];
  const entry = (isTrigger ? triggerNamed : actionNamed)(step.action.key);
  if (!entry) return [];
  const used = Object.values(step.inputs).filter(isSet).length;
  const answer = isTrigger ? "what the flow gets" : "the fields of its answer";
  return [
    {
      kind: "stays",
      text: `${entry.label} keeps its key, its inputs (${used} set) and ${answer}.`,
      page: entry.page,
    },
  ];
};
