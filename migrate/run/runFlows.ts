import { FlowError, type FlowOptions, runFlowFile, type StepRun, takesPayload } from "../../flows";
import { type Definition, DefinitionError, type Flow } from "../../flows/definition";
import { loadBundle } from "../../runner/bundle";
import { COMPONENT_KEY } from "../catalogue/component";
import { grouped } from "../grouped";
import { stepsOf } from "../saved/places";
import { lackingIn } from "./checkAnswer";
import type { Checked } from "./types";

export interface RunOptions extends FlowOptions {
  /** The flow to run; all of them where left out. */
  readonly flow?: string;
}

/**
 * Runs the flows of a file against a sandbox, and checks the answer of each step of the component.
 *
 * @throws DefinitionError for a flow that the file does not have
 */
export async function runFlows(
  file: string,
  { flows }: Definition,
  options: RunOptions,
): Promise<Checked[]> {
  const chosen = flows.filter(({ name }) => options.flow === undefined || name === options.flow);
  if (chosen.length === 0) {
    const names = flows.map(({ name }) => `"${name}"`).join(", ");
    throw new DefinitionError([`The file has no flow "${options.flow}"; it has ${names}.`]);
  }
  const checked: Checked[] = [];
  for (const flow of chosen) checked.push(...(await runOne(file, flow, options)));
  return checked;
}

const runOne = async (file: string, flow: Flow, options: RunOptions): Promise<Checked[]> => {
  const { payload, payloadText, ...rest } = options;
  const component = options.component ?? loadBundle();
  const given = takesPayload(flow, component) ? options : rest;
  try {
    const { steps, notes } = await runFlowFile(file, { ...given, component, flow: flow.name });
    const answers = ofSteps(flow, steps);
    return answers.length > 0 ? answers : [nothingRan(flow, notes)];
  } catch (error) {
    if (error instanceof FlowError) return ofSteps(flow, error.run.steps);
    if (error instanceof DefinitionError) {
      return error.problems.map((text) => ({ flow: flow.name, outcome: "notRun", text }));
    }
    throw error;
  }
};

const nothingRan = ({ name }: Flow, notes: readonly string[]): Checked => ({
  flow: name,
  outcome: "notRun",
  text: notes.at(-1) ?? "No step of the component ran.",
});

/** A line a step, however often a loop ran it. */
const ofSteps = (flow: Flow, runs: readonly StepRun[]): Checked[] => {
  return [...grouped(runs, ({ name }) => name)].flatMap(([name, rounds]) => {
    const failed = rounds.find(({ error }) => error !== undefined);
    if (failed)
      return [{ flow: flow.name, step: name, outcome: "failed", text: failed.error ?? "" }];
    return rounds.every(({ action }) => action.startsWith(`${COMPONENT_KEY}.`))
      ? [answered(flow, name, rounds)]
      : [];
  });
};

const answered = (flow: Flow, name: string, rounds: readonly StepRun[]): Checked => {
  const step = stepsOf(flow).find((each) => each.name === name);
  const answers = rounds.map(({ result }) => result);
  const lacking = step ? lackingIn(flow, step, answers) : [];
  const requests = rounds.reduce((sum, { requests: sent }) => sum + sent.length, 0);
  const times = rounds.length === 1 ? "" : `${rounds.length} times, `;
  return lacking.length === 0
    ? {
        flow: flow.name,
        step: name,
        outcome: "ok",
        text: `answers as saved flows expect (${times}${requests} request${requests === 1 ? "" : "s"})`,
      }
    : { flow: flow.name, step: name, outcome: "differs", text: lacking.join("; ") };
};
