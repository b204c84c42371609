import { createHash } from "node:crypto";
import type { MissingRows } from "../types";
import type { Decision, Unlisted } from "./types";

interface Hashed {
  readonly table: string;
  readonly keys: readonly string[];
  readonly missing: MissingRows;
  readonly decisions: readonly (Decision | undefined)[];
  readonly removals: ReadonlyMap<string, Unlisted>;
}

/** The same only for the same table, keys, values, versions and removals. Pure. */
export function planHash({ table, keys, missing, decisions, removals }: Hashed): string {
  const hash = createHash("sha256");
  hash.update(`${JSON.stringify([table, keys, missing])}\n`);
  for (let at = 0; at < decisions.length; at += TOGETHER) {
    const lines = Array.from(decisions.slice(at, at + TOGETHER), lineOf);
    hash.update(`${lines.join("\n")}\n`);
  }
  for (const [id, { version }] of [...removals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${JSON.stringify([id, version ?? null])}\n`);
  }
  return hash.digest("hex");
}

/** Lines that are hashed at once, which takes less time than one by one. */
const TOGETHER = 1_000;

const lineOf = (decision: Decision | undefined): string => {
  if (!decision) return "null";
  switch (decision.is) {
    case "unchanged":
      return JSON.stringify([decision.is, decision.id]);
    case "rejected":
      // Why makes no difference to what is written, and names another request each time.
      return JSON.stringify([decision.is, decision.id ?? null]);
    default: {
      const { is, id, known, digest } = decision;
      return JSON.stringify([is, id ?? null, known.version ?? null, digest]);
    }
  }
};
