import type { Refusal } from "../../errors";
import { edmType } from "../edm";
import { nodeNotSupported } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { bindPath } from "./path";
import type { Scope } from "./scope";

/** What is answered where a property takes the place of a condition, alone or behind `not`. */
export function notACondition(
  segments: readonly string[],
  scope: Scope,
  operator?: "Not",
): Refusal {
  const path = bindPath(segments, scope);
  if (path.kind === "column" && path.column.type === "boolean") {
    return nodeNotSupported("SingleValuePropertyAccess");
  }
  if (operator === undefined) {
    return badSyntax("The $filter expression must evaluate to a single boolean value.");
  }
  const type = path.kind === "column" ? edmType(path.column) : path.typeName;
  return badSyntax(
    "A unary operator with an incompatible type was detected. " +
      `Found operand type '${type}' for operator kind '${operator}'.`,
  );
}
