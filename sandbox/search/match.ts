import type { Node } from "./syntax/tree";
import { type Word, wordsIn } from "./syntax/words";

/** The texts of a row that are searched, by column. */
export type Texts = ReadonlyMap<string, string>;

/** How well a row matches, and which words of it did. */
export interface Match {
  readonly score: number;
  readonly hits: ReadonlyMap<string, readonly Word[]>;
}

/** Words of short texts count more than those of long ones. Undefined for a row that does not match. */
export function match(node: Node, texts: Texts): Match | undefined {
  const columns = [...texts].map(([name, text]) => ({ name, words: wordsIn(text) }));
  return matchNode(node, columns);
}

interface Column {
  readonly name: string;
  readonly words: readonly Word[];
}

function matchNode(node: Node, columns: readonly Column[]): Match | undefined {
  switch (node.kind) {
    case "all":
      return { score: 1, hits: new Map() };
    case "word":
      return found(columns, node.boost, ({ words }) => words.filter(({ text }) => node.test(text)));
    case "phrase":
      return found(columns, node.boost, ({ words }) => phrase(words, node.words, node.slop));
    case "clauses":
      return matchClauses(node, columns);
  }
}

function matchClauses(
  { clauses }: Extract<Node, { kind: "clauses" }>,
  columns: readonly Column[],
): Match | undefined {
  const results = clauses.map(({ occurs, node }) => ({ occurs, found: matchNode(node, columns) }));
  const isMissed = results.some(({ occurs, found }) => occurs === "must" && found === undefined);
  const isRuledOut = results.some(({ occurs, found }) => occurs === "not" && found !== undefined);
  const wanted = results.flatMap(({ occurs, found }) => (occurs === "not" ? [] : (found ?? [])));
  return isMissed || isRuledOut || wanted.length === 0 ? undefined : merged(wanted);
}

function found(
  columns: readonly Column[],
  boost: number,
  hitsIn: (column: Column) => readonly Word[],
): Match | undefined {
  let score = 0;
  const hits = new Map<string, readonly Word[]>();
  for (const column of columns) {
    const own = hitsIn(column);
    if (own.length === 0) continue;
    hits.set(column.name, own);
    score += (boost * own.length) / Math.sqrt(column.words.length);
  }
  return hits.size === 0 ? undefined : { score, hits };
}

/** The words of the first place where all of a phrase are, in order or as near as `slop` allows. */
function phrase(words: readonly Word[], wanted: readonly string[], slop: number): readonly Word[] {
  const length = wanted.length;
  if (length === 0) return [];
  for (let at = 0; at < words.length; at += 1) {
    const window = words.slice(at, at + length + slop);
    if (slop === 0 && wanted.every((text, offset) => window[offset]?.text === text)) return window;
    const near = wanted.map((text) => window.find((word) => word.text === text));
    if (slop > 0 && near.every((word) => word !== undefined))
      return near.flatMap((word) => word ?? []);
  }
  return [];
}

function merged(matches: readonly Match[]): Match {
  const hits = new Map<string, readonly Word[]>();
  for (const { hits: own } of matches) {
    for (const [column, words] of own) {
      const all = new Map(
        [...(hits.get(column) ?? []), ...words].map((word) => [word.start, word]),
      );
      hits.set(
        column,
        [...all.values()].sort((a, b) => a.start - b.start),
      );
    }
  }
  return { score: matches.reduce((sum, { score }) => sum + score, 0), hits };
}
