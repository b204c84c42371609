import type { Definition, Flow, Step } from "../../flows/definition";

/** A step, and where in its flow it is. */
export interface Place {
  readonly flow: Flow;
  readonly step: Step;
  readonly isTrigger: boolean;
  /** Loops and branches around the step, outermost first. */
  readonly around: readonly Step[];
}

/** Every step of the definition, in the order of the file. */
export function placesOf({ flows }: Definition): Place[] {
  return flows.flatMap((flow) => [
    { flow, step: flow.trigger, isTrigger: true, around: [] },
    ...placesIn(flow, childrenOf(flow.trigger), [flow.trigger]),
    ...placesIn(flow, flow.steps, []),
  ]);
}

const placesIn = (flow: Flow, steps: readonly Step[], around: readonly Step[]): Place[] =>
  steps.flatMap((step) => [
    { flow, step, isTrigger: false, around },
    ...placesIn(flow, childrenOf(step), [...around, step]),
  ]);

const childrenOf = (step: Step): Step[] => [
  ...(step.steps ?? []),
  ...(step.branches ?? []).flatMap(({ steps }) => steps),
];

/** The step itself, and the steps inside it at any depth. */
export function withInner(step: Step): Step[] {
  return [step, ...childrenOf(step).flatMap(withInner)];
}

/** Every step of a flow, its trigger first, with the steps in the branches of either. */
export function stepsOf({ trigger, steps }: Flow): Step[] {
  return [...withInner(trigger), ...steps.flatMap(withInner)];
}
