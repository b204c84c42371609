import { notSimulated } from "../../odata/refusals";
import { type Cursor, problem, skip } from "./cursor";
import { escaped, expression, similar, tester } from "./patterns";
import { type Node, plainNode } from "./tree";
import { wordsIn } from "./words";

/** Most edits of a fuzzy word, and what `~` alone means. */
const mostEdits = 2;

/** A group, an expression, a phrase or a word, with the marks behind it. */
export function readOperand(cursor: Cursor, readGroup: (cursor: Cursor) => Node): Node {
  if (skip(cursor, /\(/y)) {
    const inside = readGroup(cursor);
    if (!skip(cursor, /\)/y)) throw problem(cursor);
    return withBoost(cursor, inside);
  }
  if (skip(cursor, /\//y)) {
    const node: Node = { kind: "word", test: expression(until(cursor, "/")), boost: 1 };
    return withBoost(cursor, node);
  }
  if (skip(cursor, /"/y)) {
    const words = wordsIn(until(cursor, '"')).map(({ text }) => text);
    return withBoost(cursor, { kind: "phrase", words, slop: mark(cursor, "~") ?? 0, boost: 1 });
  }
  skip(cursor, /(?=\S)/y);
  return readWord(cursor);
}

function readWord(cursor: Cursor): Node {
  let [plain, source, wild] = ["", "", false];
  const start = cursor.at;
  for (; ; cursor.at += 1) {
    const next = cursor.text[cursor.at] ?? "";
    if (next === "" || /[\s()[\]{}"^~!]/.test(next)) break;
    if (next === ":") throw notSimulated("names of columns in a search");
    if (next === "*" || next === "?") {
      wild = true;
      source += next === "*" ? ".*" : ".";
      continue;
    }
    if (next === "\\") cursor.at += 1;
    const letter = (cursor.text[cursor.at] ?? "").toLowerCase();
    plain += cursor.text[cursor.at] ?? "";
    source += escaped(letter);
  }
  if (cursor.at === start) throw problem(cursor);
  if (wild) return wildNode(cursor, source);
  const edits = mark(cursor, "~", mostEdits);
  if (edits !== undefined) {
    const test = similar(plain, Math.min(edits, mostEdits));
    return withBoost(cursor, { kind: "word", test, boost: 0.5 });
  }
  return withBoost(cursor, plainNode(wordsIn(plain), cursor.mode));
}

/** A word may not begin with a wildcard; `*` alone is every row. */
function wildNode(cursor: Cursor, source: string): Node {
  if (source === ".*") return { kind: "all" };
  if (source.startsWith(".")) throw problem(cursor);
  return withBoost(cursor, { kind: "word", test: tester(source), boost: 1 });
}

function withBoost(cursor: Cursor, node: Node): Node {
  const factor = mark(cursor, "^");
  return factor === undefined ? node : boosted(node, factor);
}

function boosted(node: Node, factor: number): Node {
  if (node.kind === "all") return node;
  if (node.kind !== "clauses") return { ...node, boost: node.boost * factor };
  const clauses = node.clauses.map((clause) => ({ ...clause, node: boosted(clause.node, factor) }));
  return { kind: "clauses", clauses };
}

/** The number behind a mark, or what the mark means without one; undefined where there is no mark. */
function mark(cursor: Cursor, sign: "~" | "^", otherwise?: number): number | undefined {
  if (cursor.text[cursor.at] !== sign) return undefined;
  const digits = /^\d{1,4}(?:\.\d{1,4})?/.exec(cursor.text.slice(cursor.at + 1))?.[0];
  cursor.at += 1 + (digits?.length ?? 0);
  if (digits === undefined && otherwise === undefined) throw problem(cursor);
  return digits === undefined ? otherwise : Number(digits);
}

function until(cursor: Cursor, end: string): string {
  let found = "";
  for (; cursor.at < cursor.text.length; cursor.at += 1) {
    const next = cursor.text[cursor.at] ?? "";
    if (next === end) {
      cursor.at += 1;
      return found;
    }
    if (next === "\\" && end === '"') cursor.at += 1;
    found += cursor.text[cursor.at] ?? "";
  }
  throw problem(cursor);
}
