import type { Step } from "../definition";
import type { Persisted } from "./persisted";

/** What a step of the logic components may use. */
export interface Tools {
  /** Waits by the run's clock, and counts it for the step. */
  sleep(ms: number): Promise<void>;
  now(): number;
  log(level: string, message: string): void;
  readonly persisted: Persisted;
  /** The flow so far, as code steps get it: by the names that references use. */
  stepResults(): Record<string, unknown>;
  configVars(): Record<string, unknown>;
  /** The definition's file, from which code steps resolve what they require. */
  readonly file: string;
}

export type Perform = (inputs: Readonly<Record<string, unknown>>, tools: Tools) => unknown;

/** An action of one of the platform's own components. */
export interface LogicAction {
  /** Others are refused where they hold anything. `one`: one input, whatever its key. */
  readonly inputs: readonly string[] | "one";
  /** Steps inside of it: `loop` has them itself, `branch` in its branches. */
  readonly kind: "loop" | "branch" | "break" | "stop" | "plain";
  readonly perform: Perform;
  /** One sentence on what the file has wrong about this step, before any step runs. */
  check?(step: Step): string | undefined;
}

export type LogicComponent = Readonly<Record<string, LogicAction>>;
