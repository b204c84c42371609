import type { PublishedInput } from "../../runner/bundle";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { Step } from "../definition";
import { quoted } from "../definition/place";
import { logicAction } from "../steps";
import { FlowError } from "../types";
import { resolveInputs, type Shape } from "../values/resolve";
import { type Attempted, attempt } from "./attempts";
import type { Execution } from "./Execution";
import { toObject } from "./Execution";
import { StepMeter } from "./StepMeter";
import { settle, type Told } from "./settle";

/** How steps end: to the last one, out of the loop around them, or with the whole flow. */
export type Outcome = "done" | "break" | { readonly result: unknown };

export async function runSteps(
  run: Execution,
  steps: readonly Step[],
  rounds: readonly number[],
): Promise<Outcome> {
  for (const step of steps) {
    const outcome = await runStep(run, step, rounds);
    if (outcome !== "done") return outcome;
  }
  return "done";
}

const runStep = async (run: Execution, step: Step, rounds: readonly number[]): Promise<Outcome> => {
  const given = ownValue(
    ownValue(run.options.components ?? {}, step.action.component.key) ?? {},
    step.action.key,
  );
  const meter = new StepMeter(run.clock);
  const told = { rounds, meter, at: run.records.length };
  const inputs = await inputsOf(run, step, given ? [] : declaredInputs(run, step), told);
  const note = (attempted: Attempted) => settle(run, step, inputs, { ...told, attempted });
  if (given) {
    const about = { name: step.name, configVars: toObject(run.scope.configVars) };
    const attempted = await attempt(() => given(inputs, about), step.errorConfig, meter);
    const value = note(attempted);
    // After an error that is ignored there is no branch to take.
    return attempted.error ? "done" : foreign(run, step, rounds, value);
  }
  const logic = logicAction(step.action);
  if (!logic) {
    const call = () => run.call("actions", step.action.key, inputs, meter);
    note(await attempt(call, step.errorConfig, meter));
    return "done";
  }
  const tools = run.tools(meter);
  const attempted = await attempt(() => logic.perform(inputs, tools), step.errorConfig, meter);
  if (logic.kind === "loop") return runLoop(run, step, rounds, attempted, note);
  const value = note(attempted);
  if (logic.kind === "break") return "break";
  if (logic.kind === "stop") return { result: value };
  return logic.kind === "branch" ? takeBranch(run, step, rounds, value) : "done";
};

const declaredInputs = (run: Execution, { action }: Step): readonly PublishedInput[] =>
  action.component.key === run.component.key
    ? (ownValue(run.component.actions, action.key)?.inputs ?? [])
    : [];

/**
 * The values of a step's inputs, with the run's connection where the file names none. Ends the flow at the
 * step whose values cannot be had.
 */
export const inputsOf = async (
  run: Execution,
  step: Step,
  declared: readonly PublishedInput[],
  told: Told,
): Promise<Record<string, unknown>> => {
  const shapeOf = (key: string): Shape => declared.find((input) => input.key === key);
  const resolve = () => resolveInputs(step.inputs, shapeOf, run.scope);
  const attempted = await attempt(resolve, undefined, told.meter);
  if (attempted.error) settle(run, step, {}, { ...told, attempted });
  const inputs = attempted.error ? {} : (attempted.value as Record<string, unknown>);
  for (const { key, type } of declared) {
    if (type === "connection") inputs[key] ??= run.connection;
    if (type === "password") run.secrets.add(inputs[key]);
  }
  return inputs;
};

type Note = (attempted: Attempted) => unknown;

/** A run keeps what each step did, so that a loop without an end would fill the memory. */
const MOST_ROUNDS = 100_000;

const runLoop = async (
  run: Execution,
  step: Step,
  rounds: readonly number[],
  attempted: Attempted,
  note: Note,
): Promise<Outcome> => {
  if (attempted.error) {
    note(attempted);
    return "done";
  }
  // Its place is before the steps inside.
  run.records.length += 1;
  const results: unknown[] = [];
  let outcome: Outcome = "done";
  const items = attempted.value as Iterable<unknown>;
  let index = 0;
  for (const currentItem of items) {
    if (index === MOST_ROUNDS && !Array.isArray(items)) {
      const message = `It went round ${MOST_ROUNDS} times without a break; a run ends there.`;
      note({ error: new Error(message), isIgnored: false });
    }
    run.forget(step.steps ?? []);
    run.last = undefined;
    run.leave(step, { currentItem, current: currentItem, index });
    outcome = await runSteps(run, step.steps ?? [], [...rounds, index]);
    if (outcome !== "done") break;
    results.push(run.last);
    index += 1;
  }
  note({ value: results });
  return typeof outcome === "object" ? outcome : "done";
};

const takeBranch = (
  run: Execution,
  step: Step,
  rounds: readonly number[],
  name: unknown,
): Promise<Outcome> => {
  const taken = step.branches?.find((branch) => branch.name === name);
  return runSteps(run, taken?.steps ?? [], rounds);
};

/** A function in the place of an action that has branches says which one to take. */
const foreign = async (
  run: Execution,
  step: Step,
  rounds: readonly number[],
  value: unknown,
): Promise<Outcome> => {
  if (!step.branches) return "done";
  const answer = (value ?? {}) as { readonly branch?: unknown; readonly data?: unknown };
  const isKnown = step.branches.some(({ name }) => name === answer.branch);
  if (!isKnown) {
    const names = step.branches.map(({ name }) => quoted(name)).join(", ");
    const wanted = `its function has to give { branch, data } with one of the branches ${names}.`;
    throw new FlowError(`Step ${quoted(step.name)} failed: ${wanted}`, run.ended(run.last));
  }
  run.leave(step, { results: answer.data });
  return takeBranch(run, step, rounds, answer.branch);
};
