import { throwUnless } from "../../errors/throwUnless";
import { queryFunction } from "./atoms";
import { parseFilter } from "./parse";
import { Unread } from "./Reader";
import type { Node } from "./tree";

/** The names that a condition takes from its own table, in the order of their places. */
export interface NamesIn {
  /** Names that stand alone, which are columns. */
  readonly columns: readonly string[];
  /** Names that lead on to other records. */
  readonly navigations: readonly string[];
}

/** Columns of other records are not among them: those behind a path, and those of a lambda's variable. */
export function namesIn(condition: string): NamesIn {
  const columns = new Set<string>();
  const navigations = new Set<string>();
  const take = (path: string, variables: ReadonlySet<string>) => {
    const end = path.indexOf("/");
    const first = end < 0 ? path : path.slice(0, end);
    if (first === "" || variables.has(first)) return;
    (end < 0 ? columns : navigations).add(first);
  };
  const visit = (node: Node, variables: ReadonlySet<string>): void => {
    if (node.kind === "path") take(node.text, variables);
    if (node.kind === "lambda") {
      take(`${node.path}/`, variables);
      const inner = new Set([...variables, ...(node.variable ? [node.variable] : [])]);
      if (node.body) visit(node.body, inner);
      return;
    }
    if (node.kind === "call" && variables.size === 0) {
      take(queryFunction(node)?.property.text ?? "", variables);
    }
    for (const child of childrenOf(node)) visit(child, variables);
  };
  try {
    visit(parseFilter(condition), new Set());
  } catch (error) {
    throwUnless(error, Unread);
  }
  return { columns: [...columns], navigations: [...navigations] };
}

const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case "and":
    case "or":
      return node.operands;
    case "not":
      return [node.operand];
    case "group":
      return [node.inner];
    case "compare":
      return [node.left, node.right];
    case "in":
      return [node.left, ...node.values];
    case "call":
      return node.args.map(({ value }) => value);
    default:
      return [];
  }
};
