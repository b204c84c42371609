import { checkSync } from "recheck";
import type { Pattern } from "./patternsIn";

const verdicts = new Map<string, string | undefined>();

/** What is wrong with a pattern; undefined where its time grows with the text and no faster. */
export function judgePattern({
  source,
  flags,
}: Pick<Pattern, "source" | "flags">): string | undefined {
  if (source === undefined) return "is put together at run time, which nothing can judge";
  const key = `${flags}/${source}`;
  if (!verdicts.has(key)) verdicts.set(key, judged(source, flags));
  return verdicts.get(key);
}

const judged = (source: string, flags: string): string | undefined => {
  // The flags d and v change nothing about time, and recheck does not know them.
  const known = flags.replace(/[dv]/g, "");
  const proved = proof(source, known, 2_000);
  // A proof may take too long, above all without regard to letter case; a search for an attack is quicker.
  const sought = proved.status === "unknown" ? checkSync(source, known, QUICK_SEARCH) : proved;
  // A search counts steps of long texts, and may take many of them for too many: a longer proof decides.
  const again =
    sought === proved || sought.status !== "vulnerable" ? sought : proof(source, known, 30_000);
  const result = again.status === "unknown" ? sought : again;
  if (result.status === "safe") return undefined;
  if (result.status === "unknown") return `cannot be judged (${result.error.kind})`;
  return `takes ${result.complexity.summary} time, e.g. for ${result.attack.pattern.slice(0, 120)}`;
};

const proof = (source: string, flags: string, timeout: number) =>
  checkSync(source, flags, { checker: "automaton", timeout });

const QUICK_SEARCH = {
  checker: "fuzz",
  timeout: 20_000,
  maxIteration: 3,
  maxInitialGenerationSize: 50,
  maxGenerationSize: 50,
} as const;
