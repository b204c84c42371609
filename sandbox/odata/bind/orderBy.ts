import type { OrderItem } from "../ast";
import type { BoundOrder } from "../bound";
import { nodeNotSupported } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { bindPath } from "./path";
import { type Scope, withoutAlias } from "./scope";
import { refuseFunction } from "./textFunction";

/**
 * Binds `$orderby`: columns of the row itself, and of rows its lookups point to.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/order-rows
 */
export function bindOrderBy(items: readonly OrderItem[] | undefined, scope: Scope): BoundOrder[] {
  return (items ?? []).map((item) => {
    const expression = withoutAlias(item.expression, scope);
    if (expression.kind === "call") {
      throw refuseFunction(expression.name);
    }
    if (expression.kind !== "path") {
      throw nodeNotSupported(expression.kind === "arithmetic" ? expression.operator : "Constant");
    }
    const path = bindPath(expression.segments, scope);
    if (path.kind === "navigation" || path.column.type === "image") {
      throw badSyntax("The $orderby expression must evaluate to a single value of primitive type.");
    }
    return { column: path, descending: item.descending };
  });
}
