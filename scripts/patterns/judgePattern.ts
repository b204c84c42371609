import { checkSync } from "recheck";
import { isSlowOn } from "./isSlowOn";
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
  if (sought.status === "safe") return undefined;
  if (sought.status === "unknown") return `cannot be judged (${sought.error.kind})`;
  // A search counts steps of long texts, and may take many of them for too many: a longer proof decides,
  // or else the pattern itself, on the text that was found.
  const again = sought === proved ? proved : proof(source, known, 30_000);
  if (again.status === "safe") return undefined;
  const result = again.status === "unknown" ? sought : again;
  if (again.status === "unknown" && !isSlowOn(source, known, sought.attack)) return undefined;
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
