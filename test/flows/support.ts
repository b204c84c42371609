import path from "node:path";
import { stringify } from "yaml";
import {
  checkFlow,
  DefinitionError,
  type FlowOptions,
  type FlowRun,
  runChecked,
  runFlowFile,
} from "../../flows";
import { readDefinition } from "../../flows/definition";
import type { PublishedComponent } from "../../runner/bundle";
import component from "../../src";
import type { Bench } from "../support/sandbox";

export const published = component as unknown as PublishedComponent;

/** A clock that only sleeps move on. */
export const sleepless = (sleeps: number[] = []) => {
  let nowMs = Date.parse("2026-01-01T00:00:00Z");
  return {
    now: () => nowMs,
    sleep: (ms: number) => {
      sleeps.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
};

/** Runs a file beside the tests by the component's sources, against the sandbox of a test. */
export const runFile = (bench: Bench, file: string, options: FlowOptions = {}): Promise<FlowRun> =>
  runFlowFile(path.resolve(__dirname, "files", file), {
    connection: bench.connection(),
    component: published,
    clock: sleepless(),
    ...options,
  });

const logic = (key: string) => ({ key, version: 1, isPublic: true });

/** A step of one of the platform's own components, with inputs as they are typed. */
export const step = (
  name: string,
  action: `${string}.${string}`,
  inputs: Record<string, unknown> = {},
  more: object = {},
) => {
  const [component = "", key = ""] = action.split(".");
  return { name, action: { key, component: logic(component) }, inputs, ...more };
};

export const value = (text: string) => ({ type: "value", value: text });
export const reference = (text: string) => ({ type: "reference", value: text });
export const template = (text: string) => ({ type: "template", value: text });
export const code = (body: string) =>
  value(`module.exports = async (context, stepResults) => { ${body} };`);

/** A definition of one flow that begins with a webhook called Start. */
export const definitionOf = (steps: readonly unknown[], more: object = {}): string =>
  stringify({
    definitionVersion: 7,
    name: "Test",
    flows: [
      {
        name: "Main",
        steps: [{ ...step("Start", "webhook-triggers.webhook"), isTrigger: true }, ...steps],
      },
    ],
    ...more,
  });

const nowhere = {
  key: "clientCredentials",
  configVarKey: "",
  fields: { clientSecret: "very-secret-1" },
};

/** Runs steps that send nothing. */
export const runText = async (text: string, options: FlowOptions = {}): Promise<FlowRun> => {
  const { definition } = readDefinition(text);
  const target = {
    name: "",
    connection: nowhere as never,
    sandbox: undefined,
    isPerson: false,
    close: () => Promise.resolve(),
  };
  const checked = checkFlow(definition, { clock: sleepless(), ...options }, published);
  return runChecked(checked, __filename, target);
};

/** The sentences that a run is refused with before its first step. */
export const refusals = async (text: string, options?: FlowOptions): Promise<readonly string[]> => {
  try {
    await runText(text, options);
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
  return [];
};
