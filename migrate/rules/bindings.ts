import type { StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, pairsOf } from "../saved/values";

/** Lookups that are written as Dataverse wants them on the wire. */
export const bindings: StepRule = ({ step }) => {
  const names = isDynamics(step)
    ? pairsOf(inputOf(step, "fieldValues")).map(({ name }) => name)
    : [];
  const bound = names.filter((name) => name.endsWith("@odata.bind"));
  if (bound.length === 0) return [];
  return [
    {
      kind: "better",
      text: `${bound.join(", ")} may be written by the lookup's name, with a value such as account: Litware Ltd. or an ID; letter case and forms of the path are repaired.`,
      page: "docs/values.md#lookups",
    },
  ];
};
