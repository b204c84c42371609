import type { Sandbox } from "dataverse-sandbox";
import type { Run } from "../run";

/** What a step works with. */
export interface Stage {
  /** Runs an action of the bundle; what this and the other runs cost is printed under the step. */
  act(key: string, inputs: Record<string, unknown>): Promise<Run>;
  /** Runs a data source. */
  pick(key: string, inputs: Record<string, unknown>): Promise<Run>;
  /** Polls a trigger; each of them keeps its state from one poll to the next. */
  poll(key: string, inputs: Record<string, unknown>): Promise<Run>;
  readonly sandbox: Sandbox | undefined;
  /** What earlier steps leave for later ones. */
  readonly notes: Map<string, string>;
}

export interface Outcome {
  /** What happened, in one line. */
  readonly says: string;
  readonly rows?: readonly Record<string, unknown>[];
  readonly columns?: readonly string[];
}

export interface Step {
  readonly title: string;
  /** `write` steps run on a real environment only when told to; `sandbox` steps never do. */
  readonly needs?: "write" | "sandbox";
  /** Throws when the result is not what it should be. */
  run(stage: Stage): Promise<Outcome>;
}
