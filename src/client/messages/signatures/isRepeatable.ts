import type { Signature } from "../../types/messages";

/** A function in name only: it counts what it is called for. */
const COUNTING = new Set(["IncrementKnowledgeArticleViewCount"]);

/**
 * Whether a message may be sent again without harm. Functions of Dataverse read; those of custom APIs are
 * what their developers made of them.
 */
export function isRepeatable({ kind, source, name }: Signature): boolean {
  return kind === "function" && source === "builtIn" && !COUNTING.has(name);
}
