import type { BoundColumn, Condition } from "../../odata/bound";
import { edmType } from "../../odata/edm";
import { refusal } from "../refusals";
import type { Operator } from "./operators";
import { boundColumn, type Scope, sourceNamed } from "./scope";
import type { Source } from "./source";

/**
 * A comparison with another column: of the same row, or with an alias before it of a linked one.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/filter-rows#filter-on-column-values-in-the-same-row
 */
export function compareColumns(
  operator: Operator,
  left: BoundColumn,
  otherColumn: string,
  source: Source,
  scope: Scope,
): Condition {
  const [, alias, name = ""] = /^(?:(\w+)\.)?(\w+)$/.exec(otherColumn) ?? [];
  const other = alias === undefined ? source : sourceNamed(alias, scope);
  const right = boundColumn(other, name);
  if (operator.kind !== "compare") {
    throw badCondition(`The operator is not valid together with valueof='${otherColumn}'.`);
  }
  if (edmType(left.column) !== edmType(right.column)) {
    throw badCondition(`The columns '${left.column.name}' and '${otherColumn}' differ in type.`);
  }
  const equality = operator.operator === "eq" || operator.operator === "ne";
  if (!equality && ["Edm.Guid", "Edm.Boolean", "Edm.Binary"].includes(edmType(left.column))) {
    throw badCondition(`The column '${left.column.name}' has no order.`);
  }
  return { kind: "columns", operator: operator.operator, left, right };
}

function badCondition(detail: string) {
  return refusal("QueryBuilderBadCondition", `Incorrect filter condition or conditions. ${detail}`);
}
