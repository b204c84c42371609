import type { PersistedValues } from "./steps/persisted";

/**
 * An action of another component: gets the inputs of the step, and gives its results. For a step that
 * has branches it gives `{ branch, data }`, with the name of the branch to take.
 */
export type ComponentAction = (
  inputs: Readonly<Record<string, unknown>>,
  step: { readonly name: string; readonly configVars: Readonly<Record<string, unknown>> },
) => unknown;

/** By component and action, e.g. `{ slack: { postMessage: () => ({ ok: true }) } }`. */
export type Components = Readonly<Record<string, Readonly<Record<string, ComponentAction>>>>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** What a flow begins with, and what it finds around it. */
export interface FlowSettings {
  /** The flow's name; may be left out where there is one only. */
  readonly flow?: string;
  /** The body of the event that the flow begins with: data, as JSON has it. */
  readonly payload?: unknown;
  /** The same as text, with every digit of its numbers, for triggers that read the text. */
  readonly payloadText?: string;
  /** Of the same request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly queryParameters?: Readonly<Record<string, string>>;
  /** Values of config variables by their keys, in the place of the defaults in the file. */
  readonly configVars?: Readonly<Record<string, unknown>>;
  /** Functions for the steps of components that are neither this one nor the platform's logic. */
  readonly components?: Components;
  /** What runs before have left. */
  readonly persisted?: Partial<PersistedValues>;
  /** The time that sleeps and repeats take; the real one where left out. */
  readonly clock?: Clock;
  /** Called after each step. */
  readonly onStep?: (step: StepRun) => void;
}

/** One step that ran. Secrets are `(hidden)`. */
export interface StepRun {
  readonly name: string;
  /** `component.action` */
  readonly action: string;
  /** The round of each loop around it, from 0, outermost first. */
  readonly rounds: readonly number[];
  /** Connections by the names of their config variables. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly error?: string;
  /** A line a request, e.g. `GET /api/data/v9.2/accounts 200 1234 bytes in 3 ms`. */
  readonly requests: readonly string[];
  /** What the step logged, warnings of the component among it. */
  readonly log: readonly string[];
  /** Milliseconds of all waits: sleeps, repeats, and those that Dataverse asked for. */
  readonly waitedMs: number;
}

export interface FlowRun {
  readonly flow: string;
  readonly steps: readonly StepRun[];
  /** Of the step that ran last; of *Stop Execution* the answer to the caller. */
  readonly result: unknown;
  readonly persisted: PersistedValues;
  /** What a reader should know of the run, one sentence each. */
  readonly notes: readonly string[];
}

/** A step that failed, and what had run by then. */
export class FlowError extends Error {
  override readonly name = "FlowError";

  constructor(
    message: string,
    readonly run: FlowRun,
  ) {
    super(message);
  }
}
