import type { ComparisonOperator } from "../../odata/ast";
import type { TextFunction } from "../../odata/bound";

/** What an operator of a condition does. */
export type Operator =
  | { kind: "compare"; operator: ComparisonOperator; name: string }
  | { kind: "null"; operator: "eq" | "ne"; name: string }
  | { kind: "text"; function: TextFunction; negated: boolean; name: string }
  /** What one of the query functions of OData does. */
  | { kind: "function"; name: string }
  | { kind: "language"; name: string };

const compare = (operator: ComparisonOperator, name: string): Operator => ({
  kind: "compare",
  operator,
  name,
});
const text = (name: string, operation: TextFunction, negated = false): Operator => ({
  kind: "text",
  function: operation,
  negated,
  name,
});

/** Functions whose names are not the operators' own: `last-week` is `LastWeek` without being told. */
const functionNames: Readonly<Record<string, string>> = {
  "last-seven-days": "Last7Days",
  "next-seven-days": "Next7Days",
  "eq-userid": "EqualUserId",
  "ne-userid": "NotEqualUserId",
  "eq-businessid": "EqualBusinessId",
  "ne-businessid": "NotEqualBusinessId",
  "eq-userteams": "EqualUserTeams",
  "eq-useroruserteams": "EqualUserOrUserTeams",
  "eq-useroruserhierarchy": "EqualUserOrUserHierarchy",
  "eq-useroruserhierarchyandteams": "EqualUserOrUserHierarchyAndTeams",
  "eq-or-under": "UnderOrEqual",
  "eq-or-above": "AboveOrEqual",
  "contain-values": "ContainValues",
  "not-contain-values": "DoesNotContainValues",
};

const functions = [
  ...Object.keys(functionNames),
  ...["in", "not-in", "between", "not-between"],
  ...["on", "on-or-before", "on-or-after", "yesterday", "today", "tomorrow"],
  ...["last-week", "this-week", "next-week", "last-month", "this-month", "next-month"],
  ...["last-year", "this-year", "next-year"],
  ...["hours", "days", "weeks", "months", "years"].flatMap((unit) => [
    `last-x-${unit}`,
    `next-x-${unit}`,
  ]),
  ...["minutes", "hours", "days", "weeks", "months", "years"].map((unit) => `olderthan-x-${unit}`),
  ...["last", "this", "next"].flatMap((which) => [
    `${which}-fiscal-year`,
    `${which}-fiscal-period`,
  ]),
  ...["last", "next"].flatMap((which) => [`${which}-x-fiscal-years`, `${which}-x-fiscal-periods`]),
  ...["in-fiscal-year", "in-fiscal-period", "in-fiscal-period-and-year"],
  ...["in-or-before-fiscal-period-and-year", "in-or-after-fiscal-period-and-year"],
  ...["under", "not-under", "above"],
];

/**
 * The operators the sandbox evaluates.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/operators
 */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["eq", compare("eq", "Equal")],
  ["ne", compare("ne", "NotEqual")],
  ["neq", compare("ne", "NotEqual")],
  ["gt", compare("gt", "GreaterThan")],
  ["ge", compare("ge", "GreaterEqual")],
  ["lt", compare("lt", "LessThan")],
  ["le", compare("le", "LessEqual")],
  ["null", { kind: "null", operator: "eq", name: "Null" }],
  ["not-null", { kind: "null", operator: "ne", name: "NotNull" }],
  ["like", text("Like", "like")],
  ["not-like", text("NotLike", "like", true)],
  ["begins-with", text("BeginsWith", "startswith")],
  ["not-begin-with", text("DoesNotBeginWith", "startswith", true)],
  ["ends-with", text("EndsWith", "endswith")],
  ["not-end-with", text("DoesNotEndWith", "endswith", true)],
  ["eq-userlanguage", { kind: "language", name: "EqualUserLanguage" }],
  ...functions.map((operator): [string, Operator] => [
    operator,
    { kind: "function", name: functionNames[operator] ?? pascal(operator) },
  ]),
]);

function pascal(operator: string): string {
  return operator
    .replace("olderthan", "older-than")
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
