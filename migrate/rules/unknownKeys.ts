import { nearest } from "../../src/client/errors/nearest";
import type { Said, StepRule } from "../findings/types";
import { actionKeys, actionNamed, type Entry, triggerKeys, triggerNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { isSet } from "../saved/values";

/** Actions, triggers and inputs that this component does not have. */
export const unknownKeys: StepRule = ({ step, isTrigger }) => {
  if (!isDynamics(step)) return [];
  const { key } = step.action;
  const entry = (isTrigger ? triggerNamed : actionNamed)(key);
  if (!entry) return [unknownEntry(key, isTrigger)];
  return Object.entries(step.inputs)
    .filter(([name, input]) => !Object.hasOwn(entry.inputs, name) && isSet(input))
    .map(([name]) => unknownInput(name, entry));
};

const unknownEntry = (key: string, isTrigger: boolean): Said => {
  const [kind, keys] = isTrigger ? ["trigger", triggerKeys] : ["action", actionKeys];
  const [meant] = nearest(key, [...keys]);
  return {
    kind: "look",
    text: `There is no ${kind} ${key}${meant ? `; the nearest is ${meant}` : ""}. The step cannot run.`,
    page: "docs/actions.md",
  };
};

const unknownInput = (name: string, { label, inputs, page }: Entry): Said => {
  const { options } = inputs;
  if (options?.type === "structuredObject" && Object.hasOwn(options.inputs, name)) {
    return {
      kind: "look",
      text: `The input ${name} belongs in Options: beside it, it is refused.`,
      page,
    };
  }
  const [meant] = nearest(name, Object.keys(inputs));
  return {
    kind: "look",
    text: `${label} has no input ${name}: its value is ignored, and the log says so${meant ? `. Was ${meant} meant?` : "."}`,
    page,
  };
};
