import { readFileSync } from "node:fs";
import path from "node:path";
import { type Definition, readDefinition, type Step } from "../../flows/definition";

export const FILES = ["customers", "pages", "requests", "events"] as const;

export const pathOf = (name: string): string => path.join(__dirname, "files", `${name}.yml`);

export const textOf = (name: string): string => readFileSync(pathOf(name), "utf8");

export const definitionOf = (name: string): Definition => readDefinition(textOf(name)).definition;

interface StepOptions {
  readonly component?: string;
  readonly isTrigger?: boolean;
  /** Name of a loop to put the step into. */
  readonly loop?: string;
}

/** An integration with a webhook and one step; the inputs are written as YAML has them. */
export function integration(key: string, inputs: object, options: StepOptions = {}): Definition {
  const { component = "ms-dynamics", isTrigger = false, loop } = options;
  const step = { name: "The Step", action: reference(component, key), inputs, isTrigger };
  const inner = loop
    ? { name: loop, action: reference("loop", "loopOverItems"), inputs: {}, steps: [step] }
    : step;
  const trigger = {
    name: "Trigger",
    action: reference("webhook-triggers", "webhook"),
    inputs: {},
    isTrigger: true,
  };
  const steps = isTrigger ? [step] : [trigger, inner];
  const whole = { definitionVersion: "7", name: "Test", flows: [{ name: "Flow", steps }] };
  return readDefinition(JSON.stringify(whole)).definition;
}

const reference = (component: string, key: string) => ({
  key,
  component: { key: component, isPublic: true, version: "LATEST" },
});

export const value = (text: string) => ({ type: "value", value: text });
export const template = (text: string) => ({ type: "template", value: text });
export const from = (path: string) => ({ type: "reference", value: path });
export const list = (...texts: string[]) => ({ type: "complex", value: texts.map(value) });
export const pairs = (entries: Readonly<Record<string, string>>) => ({
  type: "complex",
  value: Object.entries(entries).map(([name, text]) => ({ name, ...value(text) })),
});

/** The step that the definition was made for. */
export function stepOf({ flows: [flow] }: Definition): Step {
  const [outer] = flow?.steps ?? [];
  const step = outer?.steps?.[0] ?? outer ?? flow?.trigger;
  if (!step) throw new Error("There is no step.");
  return step;
}
