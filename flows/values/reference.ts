import { looseName } from "./names";
import { follow } from "./path";

/** What steps have left so far, and what the config variables hold. */
export interface Scope {
  /** By the loose name of the step: `results`, and `currentItem` and `index` of a loop that is under way. */
  readonly steps: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly configVars: ReadonlyMap<string, unknown>;
}

export interface Reference {
  /** As it is written. */
  readonly step: string;
  /** From its dot or bracket on. */
  readonly path: string;
}

export function parseReference(text: string): Reference {
  const end = text.search(/[.[]/);
  return end < 0 ? { step: text, path: "" } : { step: text.slice(0, end), path: text.slice(end) };
}

/** The value that `step.results.…` leads to; undefined where a step has not run or the path finds nothing. */
export function referenceValue(text: string, { steps }: Scope): unknown {
  const { step, path } = parseReference(text.trim());
  return follow(steps.get(looseName(step)), path);
}
