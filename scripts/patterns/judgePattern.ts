import { checkSync } from "recheck";
import type { Pattern } from "./patternsIn";

const verdicts = new Map<string, string | undefined>();

/** What is wrong with a pattern; undefined where its time grows with the text and no faster. */
export const judgePattern = ({ source, flags }: Pattern): string | undefined => {
  if (source === undefined) return undefined;
  const key = `${flags}/${source}`;
  if (!verdicts.has(key)) verdicts.set(key, judged(source, flags));
  return verdicts.get(key);
};

const judged = (source: string, flags: string): string | undefined => {
  // The flags d and v change nothing about time, and recheck does not know them.
  const known = flags.replace(/[dv]/g, "");
  const proved = checkSync(source, known, { timeout: 3_000 });
  // A proof may take too long, above all without regard to letter case; a search for an attack is quicker.
  const result = proved.status === "unknown" ? checkSync(source, known, QUICK_SEARCH) : proved;
  if (result.status !== "vulnerable") return undefined;
  return `takes ${result.complexity.summary} time, e.g. for ${result.attack.pattern.slice(0, 120)}`;
};

const QUICK_SEARCH = {
  checker: "fuzz",
  timeout: 5_000,
  maxIteration: 3,
  maxInitialGenerationSize: 50,
  maxGenerationSize: 50,
} as const;
