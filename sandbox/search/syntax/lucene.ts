import { type Cursor, problem, rest, skip } from "./cursor";
import { readOperand } from "./operand";
import type { Clause, Mode, Node } from "./tree";

/**
 * Reads a search in the full Lucene syntax, as its classic parser does: `AND`, `OR` and `NOT` mark the
 * clauses beside them. Names of columns before a colon are not simulated.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#lucerne-query-syntax
 */
export function parseLucene(text: string, mode: Mode): Node {
  const cursor: Cursor = { text, mode, at: 0 };
  const node = readClauses(cursor);
  if (rest(cursor) !== "") throw problem(cursor);
  return node;
}

function readClauses(cursor: Cursor): Node {
  const clauses: Clause[] = [];
  for (;;) {
    const and = skip(cursor, /AND(?![\w*~])|&&/y);
    const or = !and && skip(cursor, /OR(?![\w*~])|\|\|/y);
    const isEnd = /^(?:\)|$)/.test(rest(cursor));
    if ((and || or) && (clauses.length === 0 || isEnd)) throw problem(cursor);
    if (isEnd) return { kind: "clauses", clauses };
    add(clauses, cursor, and, or);
  }
}

/** One clause more; what is between it and the one before may change how that occurs. */
function add(clauses: Clause[], cursor: Cursor, and: boolean, or: boolean): void {
  const required = skip(cursor, /\+/y);
  const prohibited = !required && skip(cursor, /[-!]|NOT(?![\w*~])/y);
  const node = readOperand(cursor, readClauses);
  if (node.kind === "clauses" && node.clauses.length === 0) return;
  const before = clauses.at(-1);
  if (before && before.occurs !== "not" && (and || (or && cursor.mode === "all"))) {
    clauses[clauses.length - 1] = { ...before, occurs: and ? "must" : "should" };
  }
  const usual = cursor.mode === "all" ? !or : and;
  clauses.push({ occurs: prohibited ? "not" : required || usual ? "must" : "should", node });
}
