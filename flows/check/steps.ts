import type { PublishedComponent } from "../../runner/bundle";
import { nearest } from "../../src/client/errors/nearest";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { Step } from "../definition";
import { type Place, problem, quoted } from "../definition/place";
import { isLogicComponent, isLogicTrigger, logicAction } from "../steps";
import type { Components } from "../types";
import { checkLogicInputs, checkOwnInputs } from "./inputs";
import type { Visit } from "./walk";

/** The step has to be one that can be run: its action known, its parts those that the action has. */
export function checkStep(
  { step, place, isTrigger, isInLoop }: Visit,
  component: PublishedComponent,
  components: Components,
): void {
  for (const key of step.unknownKeys) {
    problem(place, `a run does not know what ${quoted(key)} of a step means.`);
  }
  if (isTrigger) checkTrigger(step, component, place);
  else checkAction(step, component, components, place, isInLoop);
}

const checkTrigger = (step: Step, component: PublishedComponent, place: Place): void => {
  if (step.steps) problem(place, "a trigger has no steps inside.");
  checkHandling(step, place, "a trigger");
  if (isLogicTrigger(step.action)) return;
  const { component: used, key } = step.action;
  if (used.key !== component.key) {
    problem(place, `it begins by ${used.key}.${key}, which cannot be run here.`);
    return;
  }
  const published = ownValue(component.triggers, key);
  if (published) checkOwnInputs(step, published.inputs, place);
  else problem(place, noSuch("trigger", key, Object.keys(component.triggers)));
};

const checkAction = (
  step: Step,
  component: PublishedComponent,
  components: Components,
  place: Place,
  isInLoop: boolean,
): void => {
  const { component: used, key } = step.action;
  const logic = logicAction(step.action);
  const isGiven = ownValue(ownValue(components, used.key) ?? {}, key) !== undefined;
  checkParts(step, isGiven ? undefined : logic?.kind, isGiven, place);
  if (isGiven) return;
  if (used.key === component.key) {
    const published = ownValue(component.actions, key);
    if (published) checkOwnInputs(step, published.inputs, place);
    else problem(place, noSuch("action", key, Object.keys(component.actions)));
  } else if (logic) {
    checkLogicInputs(step, logic.inputs, place);
    const wrong = logic.check?.(step);
    if (wrong !== undefined) problem(place, wrong);
    if (logic.kind === "break" && !isInLoop) problem(place, "there is no loop around it to break.");
  } else {
    const why = isLogicComponent(used.key)
      ? "is an action that a run does not know"
      : "is not run here";
    problem(place, `${used.key}.${key} ${why}; give a function for it in components.`);
  }
};

const noSuch = (kind: string, key: string, known: readonly string[]): string => {
  const [meant] = nearest(key, known);
  return `the component has no ${kind} ${key}${meant ? `; did you mean ${meant}?` : "."}`;
};

const checkParts = (step: Step, kind: string | undefined, isGiven: boolean, place: Place): void => {
  if (step.schedule) problem(place, "only a trigger has a schedule.");
  if ((kind === "loop") !== (step.steps !== undefined)) {
    problem(place, kind === "loop" ? "a loop needs steps." : "only a loop has steps inside.");
  }
  if (kind === "branch" && !step.branches) problem(place, "it needs branches.");
  if (kind !== "branch" && step.branches && !isGiven) problem(place, "it has no branches to take.");
  if (kind !== undefined && kind !== "plain") checkHandling(step, place, `a ${kind} step`);
};

const checkHandling = ({ errorConfig }: Step, place: Place, what: string): void => {
  if (!errorConfig || errorConfig.errorHandlerType === "fail") return;
  problem(place, `${what} can only fail on errors, not ${errorConfig.errorHandlerType} them.`);
};
