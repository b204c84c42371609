import { ungrouped } from "./atoms";
import type { Call, Compare, InList, Node } from "./tree";

/**
 * Whether a condition holds for what is not named: `ne` and `NotIn` do, and so do `indexof(…) eq -1` and
 * `indexof(…) lt 0`; `ne -1` and `ne false` include.
 */
export function excludes(node: Compare | InList | Call): boolean {
  if (node.kind === "in") return node.negated;
  if (node.kind === "call") {
    return /^(?:not|doesnot)/i.test(node.name.slice(node.name.lastIndexOf(".") + 1));
  }
  const left = ungrouped(node.left);
  const isMirrored = left.kind === "literal";
  const operator = isMirrored ? (MIRRORED.get(node.operator) ?? node.operator) : node.operator;
  const other = textOfLiteral(isMirrored ? left : ungrouped(node.right));
  if (operator === "lt") return other === "0";
  if (operator === "le") return other === "-1";
  const isNone = other === "false" || other === "-1";
  return (operator === "ne") !== (isNone && ["eq", "ne"].includes(operator));
}

const textOfLiteral = (node: Node): string | undefined =>
  node.kind === "literal" ? node.text : undefined;

/** `0 gt x` says what `x lt 0` says. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["gt", "lt"],
  ["ge", "le"],
  ["lt", "gt"],
  ["le", "ge"],
]);
