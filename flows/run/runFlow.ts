import { readFileSync } from "node:fs";
import { loadBundle } from "../../runner/bundle";
import { connectedTarget, sandboxTarget, type Target } from "../../runner/target";
import { isPollingTrigger } from "../../runner/trigger";
import { ownValue } from "../../src/client/objects/ownProperty";
import { type CheckedFlow, checkFlow } from "../check";
import { DefinitionError, readDefinition, type Step } from "../definition";
import type { FlowOptions } from "../options";
import { isLogicTrigger } from "../steps";
import type { FlowRun } from "../types";
import { attempt } from "./attempts";
import { Execution } from "./Execution";
import { StepMeter } from "./StepMeter";
import { settle } from "./settle";
import { inputsOf, type Outcome, runSteps } from "./steps";
import { type OwnAnswer, ownCall, plainPayload } from "./trigger";

/**
 * Runs a flow of an integration definition of version 7 outside of the platform, against a sandbox of
 * its own or the environment of `connection`. Everything is checked before the first step. Code steps run
 * as they are, with all that Node lets them do: only files that one trusts.
 *
 * @throws DefinitionError before the first step, FlowError with what has run after a step that failed
 */
export async function runFlowFile(path: string, options: FlowOptions = {}): Promise<FlowRun> {
  const { definition } = readDefinition(textOf(path));
  const { connection } = options;
  // Before a sandbox is started for it.
  const checked = checkFlow(definition, options, options.component ?? loadBundle());
  const target = connection ? connectedTarget(connection) : await sandboxTarget();
  try {
    return await runChecked(checked, path, target);
  } finally {
    await target.close();
  }
}

/** The same for a flow that has been read and checked, on a target that stays open. */
export async function runChecked(
  checked: CheckedFlow,
  file: string,
  target: Target,
): Promise<FlowRun> {
  const run = new Execution(checked, target, file);
  const begun = await begin(run, checked.flow.trigger);
  const outcome = begun === "done" ? await runSteps(run, checked.flow.steps, []) : begun;
  return typeof outcome === "object" ? run.ended(outcome.result) : run.ended(run.last);
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new DefinitionError([`The file ${path} cannot be read.`]);
  }
};

/** Performs the trigger; a poll that finds nothing ends the flow, as on the platform. */
const begin = async (run: Execution, trigger: Step): Promise<Outcome> => {
  const meter = new StepMeter(run.clock);
  const told = { rounds: [], meter, at: run.records.length };
  const published = isLogicTrigger(trigger.action)
    ? undefined
    : ownValue(run.component.triggers, trigger.action.key);
  const inputs = await inputsOf(run, trigger, published?.inputs ?? [], told);
  if (!published) {
    const value = plainPayload(run.options, run.checked.flow.name);
    settle(run, trigger, inputs, { ...told, attempted: { value } });
    return "done";
  }
  if (!isPollingTrigger(published) && !hasPayload(run.options)) {
    run.notes.push("No payload was given, so the trigger took an event of its example.");
  }
  const call = ownCall(published, inputs, run.options, run.persisted);
  let answer: OwnAnswer | undefined;
  const perform = async () => {
    answer = (await run.call("triggers", trigger.action.key, inputs, meter, call)) as OwnAnswer;
    return answer.payload;
  };
  const attempted = await attempt(perform, undefined, meter);
  for (const [key, value] of Object.entries(call.instanceState)) {
    run.persisted.set("flow", key, value);
  }
  settle(run, trigger, inputs, { ...told, attempted });
  return answer ? follow(run, trigger, answer) : "done";
};

const hasPayload = ({ payload, payloadText }: FlowOptions): boolean =>
  payload !== undefined || payloadText !== undefined;

const follow = async (run: Execution, trigger: Step, answer: OwnAnswer): Promise<Outcome> => {
  if (answer.resultType === "polled_no_changes") {
    run.notes.push("The trigger found nothing new, so no step ran.");
    return { result: undefined };
  }
  const { branch } = answer;
  if (branch === undefined) return "done";
  run.notes.push(`The trigger took the branch "${branch}".`);
  const taken = trigger.branches?.find(({ name }) => name === branch);
  return runSteps(run, taken?.steps ?? [], []);
};
