import type { BoundOrder } from "../../odata/bound";
import type { OrderNode } from "../parse/ast";
import { refusal } from "../refusals";
import { boundColumn, named } from "./scope";
import { joinedWith, type Source } from "./source";

export interface SourceOrder extends BoundOrder {
  source: Source;
}

/**
 * The orders of a query that has rows: those of the rows asked for come before those of links,
 * unless one names a link by `entityname`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/order-rows
 */
export function bindOrders(root: Source): SourceOrder[] {
  const joined = joinedWith(root);
  return joined.flatMap((source) =>
    source.node.orders.map((order) => bindOrder(order, source, joined)),
  );
}

function bindOrder(order: OrderNode, own: Source, joined: readonly Source[]): SourceOrder {
  const { attribute = "", entityName, descending } = order;
  const source = entityName === undefined ? own : named(entityName, joined);
  if (!source) {
    throw refusal(
      "QueryBuilderLinkNodeForOrderNotFound",
      "Converting from Query to EntityExpression failed. Link Node for order was not found.",
    );
  }
  const column = boundColumn(source, attribute);
  if (column.column.type === "image" || column.column.type === "file") {
    throw refusal("InvalidArgument", `Rows cannot be ordered by the attribute '${attribute}'.`);
  }
  return { source, column, descending };
}
