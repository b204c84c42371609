import type { Step } from "../../flows/definition";
import { COMPONENT_KEY } from "../catalogue/component";

/** A step of the existing component, or of this one. */
export function isDynamics({ action }: Pick<Step, "action">): boolean {
  return action.component.key === COMPONENT_KEY;
}

export function isOf({ action }: Step, component: string, ...keys: readonly string[]): boolean {
  return action.component.key === component && (keys.length === 0 || keys.includes(action.key));
}

export function isLoop(step: Step): boolean {
  return isOf(step, "loop", "loopOverItems", "loopNTimes");
}

export function isCode(step: Step): boolean {
  return isOf(step, "code");
}

const RAW = ["rawRequest", "rawRequestV2"];

export function isRaw(step: Step): boolean {
  return isDynamics(step) && RAW.includes(step.action.key);
}
