import type { Finding, Kind } from "./types";

export type Counts = Readonly<Record<Kind, number>>;

export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { stays: 0, better: 0, look: 0 };
  for (const { kind } of findings) counts[kind] += 1;
  return counts;
}
