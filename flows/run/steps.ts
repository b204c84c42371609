import type { PublishedInput } from "../../runner/bundle";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { InputValue, Step } from "../definition";
import { quoted } from "../definition/place";
import { logicAction } from "../steps";
import { FlowError, type StepRun } from "../types";
import { resolveInputs, type Shape } from "../values/resolve";
import { type Attempted, attempt } from "./attempts";
import type { Execution } from "./Execution";
import { toObject } from "./Execution";
import { StepMeter } from "./StepMeter";

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
  const declared = given ? [] : declaredInputs(run, step);
  const inputs = resolveInputs(step.inputs, shapes(declared), run.scope);
  const at = run.records.length;
  const note = (attempted: Attempted) =>
    settle(run, step, inputs, { attempted, rounds, meter, at });
  if (given) {
    const about = { name: step.name, configVars: toObject(run.scope.configVars) };
    return foreign(
      run,
      step,
      rounds,
      note(await attempt(() => given(inputs, about), step.errorConfig, meter)),
    );
  }
  const logic = logicAction(step.action);
  if (!logic) {
    for (const { key, type } of declared) {
      if (type === "connection") inputs[key] ??= run.connection;
      if (type === "password") run.secrets.add(inputs[key]);
    }
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

export const shapes =
  (declared: readonly PublishedInput[]) =>
  (key: string): Shape =>
    declared.find((input) => input.key === key);

type Note = (attempted: Attempted) => unknown;

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
  for (const [index, currentItem] of (attempted.value as readonly unknown[]).entries()) {
    run.forget(step.steps ?? []);
    run.last = undefined;
    run.leave(step, { currentItem, current: currentItem, index });
    outcome = await runSteps(run, step.steps ?? [], [...rounds, index]);
    if (outcome !== "done") break;
    results.push(run.last);
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

interface Settled {
  readonly attempted: Attempted;
  readonly rounds: readonly number[];
  readonly meter: StepMeter;
  readonly at: number;
}

/** Leaves the results for later steps and tells of the step; ends the flow where its error does. */
export function settle(
  run: Execution,
  step: Step,
  inputs: Readonly<Record<string, unknown>>,
  { attempted, rounds, meter, at }: Settled,
): unknown {
  const value = attempted.error ? undefined : attempted.value;
  const { component, key } = step.action;
  const told: StepRun = {
    name: step.name,
    action: `${component.key}.${key}`,
    rounds,
    inputs: run.shown(shownInputs(run, step, inputs)) as StepRun["inputs"],
    result: run.shown(value),
    ...(attempted.error ? { error: run.secrets.mask(attempted.error.message) } : {}),
    requests: meter.requests.map((line) => run.secrets.mask(line)),
    log: meter.log.map((line) => run.secrets.mask(line)),
    waitedMs: meter.waitedMs,
  };
  if (logicAction(step.action)?.kind !== "branch") run.leave(step, { results: value });
  run.tell(told, at);
  if (attempted.error && !attempted.isIgnored) {
    throw new FlowError(`Step ${quoted(step.name)} failed: ${told.error}`, run.ended(run.last));
  }
  return value;
}

/** Connections by the names of their config variables. */
const shownInputs = (
  run: Execution,
  { inputs }: Step,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const isConnectionVar = (input: InputValue | undefined): input is InputValue =>
    input?.type === "configVar" &&
    run.definition.requiredConfigVars.some(
      ({ key, dataType }) => key === input.value && dataType === "connection",
    );
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const input = ownValue(inputs, key);
      return [key, isConnectionVar(input) ? `connection ${quoted(String(input.value))}` : value];
    }),
  );
};
