import { ownValue } from "../../src/client/objects/ownProperty";
import type { InputValue, Step } from "../definition";
import { quoted } from "../definition/place";
import { logicAction } from "../steps";
import { FlowError, type StepRun } from "../types";
import type { Attempted } from "./attempts";
import type { Execution } from "./Execution";
import type { StepMeter } from "./StepMeter";

/** Where a step is, and what it has cost. */
export interface Told {
  readonly rounds: readonly number[];
  readonly meter: StepMeter;
  /** Its place among the records. */
  readonly at: number;
}

/** Leaves the results for later steps and tells of the step; ends the flow where its error does. */
export function settle(
  run: Execution,
  step: Step,
  inputs: Readonly<Record<string, unknown>>,
  { attempted, rounds, meter, at }: Told & { readonly attempted: Attempted },
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
