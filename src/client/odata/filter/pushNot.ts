import { type Atom, atomsIn, pairOf, ungrouped } from "./atoms";
import type { Facts } from "./facts";
import { SEARCHES } from "./literalForms";
import type { Edit } from "./repairs/edits";
import type { Node, Not } from "./tree";

/** What the conditions become where a `not` around several of them moves into each of them. */
export interface Pushed {
  /** Where the moved `not` turns a condition, it holds where it did not, and the other way round. */
  readonly turned: ReadonlySet<Atom["node"]>;
  /** The words and brackets around the conditions. */
  readonly edits: readonly Edit[];
}

/**
 * The function that searches several choices in one column is refused under a `not`, in whatever brackets:
 * `not (a or b)` is `not a and not b`, which has one for each condition. No other `not` moves.
 */
export function pushNot(tree: Node, facts: Facts): Pushed {
  const turned = new Set<Atom["node"]>();
  const edits: Edit[] = [];
  const visit = (node: Node, isTurned: boolean, parent: "and" | "or" | undefined): void => {
    switch (node.kind) {
      case "not": {
        if (isCondition(ungrouped(node.operand))) {
          if (isTurned) turned.add(ungrouped(node.operand) as Atom["node"]);
          return;
        }
        const isMoved = isTurned || holdsSeveral(node, facts);
        if (isMoved) edits.push({ from: node.from, to: node.operand.from, text: "" });
        visit(node.operand, isMoved && !isTurned, isMoved ? parent : undefined);
        return;
      }
      case "group":
        visit(node.inner, isTurned, undefined);
        return;
      case "and":
      case "or": {
        // What was `and` binds looser than what is around it now.
        const isBracketed = isTurned && node.kind === "and" && parent === "or";
        if (isBracketed) edits.push(insertion(node.from, "("));
        for (const [index, operand] of node.operands.entries()) {
          const before = node.operands[index - 1];
          if (isTurned && before) edits.push(joining(before.to, operand.from, node.kind));
          visit(operand, isTurned, node.kind);
        }
        if (isBracketed) edits.push(insertion(node.to, ")"));
        return;
      }
      case "lambda":
        if (isTurned) edits.push(insertion(node.from, "not "));
        else if (node.body) visit(node.body, false, undefined);
        return;
      default:
        if (!isTurned) return;
        if (isCondition(node)) turned.add(node);
        else edits.push(insertion(node.from, "not "));
    }
  };
  visit(tree, false, undefined);
  return { turned, edits };
}

const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text });

const joining = (from: number, to: number, kind: "and" | "or"): Edit => ({
  from,
  to,
  text: kind === "and" ? " or " : " and ",
});

const isCondition = (node: Node): node is Atom["node"] =>
  node.kind === "compare" || node.kind === "in" || node.kind === "call";

/** Whether the `not` is around a search in several choices, of the same row. */
const holdsSeveral = (not: Not, facts: Facts): boolean =>
  atomsIn(not.operand).some((atom) => {
    const { node, lambdas } = atom;
    const path = lambdas.length === 0 ? pairOf(atom)?.path : undefined;
    if (!path || !facts.column(path)?.isSeveral) return false;
    return node.kind === "in" || isSearch(node);
  });

/** `contains(…)`, alone or compared with true or false; Dataverse's own functions are as they are given. */
const isSearch = (node: Atom["node"]): boolean => {
  const sides = node.kind === "compare" ? [node.left, node.right].map(ungrouped) : [node];
  return sides.some((side) => side.kind === "call" && SEARCHES.has(side.name));
};
