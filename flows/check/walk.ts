import type { Flow, Step } from "../definition";
import { inside, type Place, quoted } from "../definition/place";

/** One step of a flow with its place in words, and the loops around it. */
export interface Visit {
  readonly step: Step;
  readonly place: Place;
  readonly isTrigger: boolean;
  readonly isInLoop: boolean;
}

/** Every step of a flow in the order of the file: those inside a step come right after it. */
export function* visits(flow: Flow, root: Place): Generator<Visit> {
  const place = inside(root, [], `flow ${quoted(flow.name)}`);
  yield* visitStep(flow.trigger, place, false, true);
  for (const step of flow.steps) yield* visitStep(step, place, false, false);
}

function* visitStep(
  step: Step,
  around: Place,
  isInLoop: boolean,
  isTrigger: boolean,
): Generator<Visit> {
  const place = inside(around, [], `step ${quoted(step.name)}`);
  yield { step, place, isTrigger, isInLoop };
  for (const inner of step.steps ?? []) yield* visitStep(inner, around, true, false);
  for (const { steps } of step.branches ?? []) {
    for (const inner of steps) yield* visitStep(inner, around, isInLoop, false);
  }
}
