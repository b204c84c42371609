import {
  BinaryOperator,
  BooleanOperator,
  UnaryOperator,
} from "@prismatic-io/spectral/dist/conditionalLogic";
import { isList } from "../values/resolve";

/**
 * One sentence on a condition that nobody could evaluate: `[operator, term, term]`, or `[and, …]` and
 * `[or, …]` of these. Undefined for a good one.
 */
export function conditionProblem(condition: unknown): string | undefined {
  if (!isList(condition)) return "a condition has to be a list that begins with an operator.";
  const [operator, ...terms] = condition;
  if (typeof operator !== "string") return "a condition has to begin with an operator.";
  if (Object.hasOwn(BooleanOperator, operator)) {
    return terms.map(conditionProblem).find((problem) => problem !== undefined);
  }
  const wanted = Object.hasOwn(UnaryOperator, operator)
    ? 1
    : Object.hasOwn(BinaryOperator, operator)
      ? 2
      : 0;
  if (wanted === 0) {
    const known = [BooleanOperator, UnaryOperator, BinaryOperator].flatMap(Object.keys);
    return `the condition's operator ${operator} is none of ${known.join(", ")}.`;
  }
  return terms.length < wanted
    ? `the condition's operator ${operator} wants ${wanted} terms.`
    : undefined;
}
