/**
 * `ok`: answered as saved flows expect. `differs`: the answer lacks what they read. `failed`: the step ended
 * with an error. `notRun`: the flow could not be begun.
 */
export type Outcome = "ok" | "differs" | "failed" | "notRun";

/** What became of a step, or of a flow that was not run. */
export interface Checked {
  readonly flow: string;
  readonly step?: string;
  readonly outcome: Outcome;
  readonly text: string;
}
