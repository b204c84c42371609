import { Refusal } from "../../errors";
import type { Call, Expression, Lambda } from "../ast";
import type { Condition } from "../bound";
import { nodeNotSupported } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { bindComparison } from "./comparison";
import { bindFunction, isQueryFunction } from "./functions";
import { notACondition } from "./notACondition";
import { bindCollection } from "./path";
import { type Scope, withoutAlias } from "./scope";
import { bindTextFunction, refuseFunction } from "./textFunction";

/** Most conditions a query may have, in whatever nesting. */
const conditionLimit = 500;

/**
 * Checks the names and types of a parsed `$filter`. Throws what the service answers for each thing
 * it does not take.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows
 */
export function bindFilter(expression: Expression, scope: Scope): Condition {
  const condition = bind(expression, scope);
  if (countOf(condition) > conditionLimit) {
    const message = "Number of conditions in query exceeded maximum limit.";
    throw new Refusal(400, "0x8004430C", message);
  }
  return condition;
}

function bind(given: Expression, scope: Scope): Condition {
  const expression = withoutAlias(given, scope);
  switch (expression.kind) {
    case "and":
    case "or": {
      const operands = expression.operands.map((operand) => bind(operand, scope));
      return { kind: expression.kind, operands };
    }
    case "not":
      return { kind: "not", operand: bindNegated(expression.operand, scope) };
    case "compare":
      return bindComparison(expression, scope);
    case "call":
      return bindCall(expression, scope);
    case "lambda":
      return bindLambda(expression, scope);
    case "path":
      throw notACondition(expression.segments, scope);
    case "arithmetic":
      throw nodeNotSupported(expression.operator);
    default:
      throw nodeNotSupported("Constant");
  }
}

/** `not` binds tighter than a comparison: `not revenue eq 5` negates a number. */
function bindNegated(given: Expression, scope: Scope): Condition {
  const operand = withoutAlias(given, scope);
  if (operand.kind === "path") {
    throw notACondition(operand.segments, scope, "Not");
  }
  return bind(operand, { ...scope, negated: true });
}

function bindCall(call: Call, scope: Scope): Condition {
  if (isQueryFunction(call.name)) {
    return bindFunction(call, scope);
  }
  return bindTextFunction(call, scope) ?? refuse(refuseFunction(call.name));
}

function refuse(refusal: Refusal): never {
  throw refusal;
}

function bindLambda(lambda: Lambda, scope: Scope): Condition {
  const source = bindCollection(lambda.path, scope);
  const { operator, variable, body } = lambda;
  if (!variable || !body) {
    if (operator === "all") {
      throw badSyntax("The 'all' operator needs a condition.");
    }
    return { kind: "lambda", operator, ...source, variable: undefined, body: undefined };
  }
  if (scope.variables.has(variable)) {
    throw badSyntax(`The range variable '${variable}' has already been declared.`);
  }
  const variables = new Map([...scope.variables, [variable, source.target]]);
  const bound = bind(body, { ...scope, variables });
  return { kind: "lambda", operator, ...source, variable, body: bound };
}

function countOf(condition: Condition): number {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.reduce((sum, operand) => sum + countOf(operand), 0);
    case "not":
      return countOf(condition.operand);
    case "lambda":
      return condition.body ? countOf(condition.body) : 1;
    default:
      return 1;
  }
}
