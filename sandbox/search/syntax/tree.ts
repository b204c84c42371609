import type { Word } from "./words";

/** What a search text asks for. */
export type Node =
  /** Every row. */
  | { readonly kind: "all" }
  | { readonly kind: "word"; readonly test: (word: string) => boolean; readonly boost: number }
  /** Words in this order, or within so many words of each other. */
  | {
      readonly kind: "phrase";
      readonly words: readonly string[];
      readonly slop: number;
      readonly boost: number;
    }
  | { readonly kind: "clauses"; readonly clauses: readonly Clause[] };

export interface Clause {
  readonly occurs: "must" | "should" | "not";
  readonly node: Node;
}

/** How terms without an operator between them belong together: one is enough, or all are needed. */
export type Mode = "any" | "all";

/** Several nodes as one. Those that ask for nothing, as `&` does, are left out. */
export function joined(nodes: readonly Node[], occurs: "must" | "should"): Node {
  const asking = nodes.filter((node) => node.kind !== "clauses" || node.clauses.length > 0);
  const [only] = asking;
  if (asking.length === 1 && only) return only;
  return { kind: "clauses", clauses: asking.map((node) => ({ occurs, node })) };
}

/** The words of one term, which asks for nothing where it has no letter and no digit. */
export function plainNode(words: readonly Word[], mode: Mode, boost = 1): Node {
  return joined(
    words.map(({ text }): Node => ({ kind: "word", test: equals(text), boost })),
    occursIn(mode),
  );
}

export function occursIn(mode: Mode): "must" | "should" {
  return mode === "all" ? "must" : "should";
}

function equals(text: string): (word: string) => boolean {
  return (word) => word === text;
}
