import type { StepRule } from "../findings/types";
import { isDynamics, isOf } from "../saved/kinds";
import { stepsOf, withInner } from "../saved/places";

/** Steps that wait, in flows that write to or read from Dataverse. */
export const sleeps: StepRule = ({ step, flow, around }) => {
  if (!isOf(step, "sleep")) return [];
  const [outer] = around;
  const near = outer === undefined ? stepsOf(flow) : withInner(outer);
  if (!near.some(isDynamics)) return [];
  return [
    {
      kind: "look",
      text: "A wait against limits (429) is not needed: every action waits for as long as Dataverse asks, within its time. Keep it where it waits for something else.",
      page: "docs/reliability.md#waits",
    },
  ];
};
