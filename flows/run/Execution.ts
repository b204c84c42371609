import type { Connection } from "@prismatic-io/spectral";
import type { PublishedComponent } from "../../runner/bundle";
import { type Call, noFacts, type Runnable, runner } from "../../runner/run";
import type { Target } from "../../runner/target";
import { setOwn } from "../../src/client/objects/ownProperty";
import { runtime } from "../../src/client/runtime";
import type { SecretMask } from "../../src/client/secrets/SecretMask";
import type { CheckedFlow } from "../check";
import type { Definition, Step } from "../definition";
import type { FlowOptions } from "../options";
import { Persisted, type Tools } from "../steps";
import type { Clock, FlowRun, StepRun } from "../types";
import { looseName, referenceName } from "../values/names";
import type { Scope } from "../values/reference";
import { secretsOf, withConnection } from "./connections";
import { masked } from "./masked";
import type { StepMeter } from "./StepMeter";

/** The state of one run: what steps have left, and what is told of them. */
export class Execution {
  readonly records: StepRun[] = [];
  readonly notes: string[];
  readonly persisted: Persisted;
  readonly clock: Clock;
  readonly secrets: SecretMask;
  readonly scope: Scope;
  /** Results of the step that ran last. */
  last: unknown;
  readonly #results = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #names = new Map<string, string>();
  readonly #run: ReturnType<typeof runner>;

  constructor(
    readonly checked: CheckedFlow,
    readonly target: Target,
    readonly file: string,
  ) {
    const { definition, options, component } = checked;
    const { connection } = target;
    const configVars = withConnection(definition, checked.configVars, connection, component.key);
    this.scope = { steps: this.#results, configVars };
    this.secrets = secretsOf(configVars, connection);
    this.notes = [...checked.notes];
    this.persisted = new Persisted(options.persisted);
    this.clock = options.clock ?? runtime;
    this.#run = runner(component, target);
  }

  get definition(): Definition {
    return this.checked.definition;
  }

  get options(): FlowOptions {
    return this.checked.options;
  }

  get component(): PublishedComponent {
    return this.checked.component;
  }

  get connection(): Connection {
    return this.target.connection;
  }

  /** Calls an action or a trigger of the component, and gives the meter what it cost. */
  async call(
    kind: Runnable,
    key: string,
    inputs: Record<string, unknown>,
    meter: StepMeter,
    call: Call = {},
  ): Promise<unknown> {
    const facts = noFacts();
    try {
      return (await this.#run(kind, key, inputs, call, facts)).data;
    } finally {
      meter.add(facts);
    }
  }

  /** What later steps find by the step's name. */
  leave(step: Step, values: Readonly<Record<string, unknown>>): void {
    const name = looseName(step.name);
    this.#results.set(name, values);
    this.#names.set(name, referenceName(step.name));
    if (Object.hasOwn(values, "results")) this.last = values["results"];
  }

  /** A new round of a loop begins without what the round before has left. */
  forget(steps: readonly Step[]): void {
    for (const step of steps) {
      this.#results.delete(looseName(step.name));
      this.forget(step.steps ?? []);
      for (const branch of step.branches ?? []) this.forget(branch.steps);
    }
  }

  tools(meter: StepMeter): Tools {
    return {
      sleep: (ms) => meter.sleep(ms),
      now: () => this.clock.now(),
      log: (level, message) => meter.log.push(`${level}: ${message}`),
      persisted: this.persisted,
      stepResults: () => this.#stepResults(),
      configVars: () => toObject(this.scope.configVars),
      file: this.file,
    };
  }

  #stepResults(): Record<string, unknown> {
    const results: Record<string, unknown> = {};
    for (const [name, values] of this.#results) {
      setOwn(results, this.#names.get(name) ?? name, values);
    }
    return results;
  }

  tell(step: StepRun, at = this.records.length): void {
    const safe = { ...step };
    this.records[at] = safe;
    this.options.onStep?.(safe);
  }

  /** A copy without secrets. */
  shown(value: unknown): unknown {
    return masked(value, this.secrets);
  }

  ended(result: unknown): FlowRun {
    return {
      flow: this.checked.flow.name,
      steps: this.records.filter((step) => step !== undefined),
      result: this.shown(result),
      persisted: this.shown(this.persisted.values()) as FlowRun["persisted"],
      notes: this.notes,
    };
  }
}

export function toObject(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of map) setOwn(object, key, value);
  return object;
}
