import { COMPARISONS } from "./literalForms";
import { operand } from "./parseOperand";
import { Reader, Unread } from "./Reader";
import { solidTokens, type Token } from "./tokens";
import type { Node } from "./tree";

/**
 * Reads a filter by the grammar of `$filter`, from the loosest to the tightest: or, and, not, comparison,
 * sum, product. Every token is looked at a fixed number of times.
 *
 * @param tokens those of the filter without blanks, where they are at hand
 * @throws Unread at the place that nothing can be made of
 */
export function parseFilter(filter: string, tokens: readonly Token[] = solidTokens(filter)): Node {
  const reader = new Reader(tokens, filter);
  const tree = disjunction(reader);
  if (reader.peek()) throw reader.unread();
  return requireCondition(tree);
}

const disjunction = (reader: Reader): Node => chain(reader, "or", conjunction);

const conjunction = (reader: Reader): Node => chain(reader, "and", condition);

const chain = (reader: Reader, kind: "and" | "or", read: (reader: Reader) => Node): Node => {
  const first = read(reader);
  if (!reader.isWord(kind)) return first;
  const operands = [requireCondition(first)];
  while (reader.isWord(kind)) {
    reader.take();
    operands.push(requireCondition(read(reader)));
  }
  return { kind, operands, from: first.from, to: reader.behind };
};

const condition = (reader: Reader): Node => {
  const from = reader.position;
  if (reader.isWord("not")) {
    reader.take();
    const inner = requireCondition(reader.inside(() => condition(reader)));
    return { kind: "not", operand: inner, from, to: reader.behind };
  }
  return compared(reader, sum(reader));
};

const compared = (reader: Reader, left: Node): Node => {
  const word = reader.peek()?.kind === "word" ? reader.peek()?.text : undefined;
  const { from } = left;
  if (word !== undefined && (COMPARISONS.has(word) || word === "has")) {
    reader.take();
    const right = sum(reader);
    return { kind: "compare", operator: word, left, right, from, to: reader.behind };
  }
  const negated = word === "not" && reader.isWord("in", 1);
  if (!negated && word !== "in") return left;
  if (negated) reader.take();
  reader.take();
  const values = listed(reader);
  return { kind: "in", left, negated, values, from, to: reader.behind };
};

const listed = (reader: Reader): Node[] => {
  reader.takeSymbol("(");
  const values = [sum(reader)];
  while (reader.isSymbol(",")) {
    reader.take();
    values.push(sum(reader));
  }
  reader.takeSymbol(")");
  return values;
};

const ARITHMETIC = new Set(["add", "sub", "mul", "div", "divby", "mod"]);

const sum = (reader: Reader): Node => {
  const first = reader.inside(() => operand(reader, disjunction));
  const isSum = () => {
    const token = reader.peek();
    return token?.kind === "word" && ARITHMETIC.has(token.text);
  };
  if (!isSum()) return first;
  while (isSum()) {
    reader.take();
    reader.inside(() => operand(reader, disjunction));
  }
  const { from } = first;
  return { kind: "arithmetic", text: reader.since(from), from, to: reader.behind };
};

/** A text or a number alone is no condition. */
const requireCondition = (node: Node): Node => {
  let inner = node;
  while (inner.kind === "group") inner = inner.inner;
  const isValue = inner.kind === "literal" && inner.type !== "boolean" && inner.type !== "alias";
  if (isValue || inner.kind === "list") throw new Unread(node.from);
  return node;
};
