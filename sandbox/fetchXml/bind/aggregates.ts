import { edmType, isNumeric } from "../../odata/edm";
import type { Column } from "../../schema/derived";
import type { AttributeNode, OrderNode } from "../parse/ast";
import { invalidAggregate, invalidDateGrouping } from "../parse/attribute";
import { refusal } from "../refusals";
import { refuseOutside } from "./answerColumns";
import { columnOf } from "./columns";
import { duplicateAlias, joinedWith, type Source, type Sources } from "./source";

/** A value of the rows an aggregate query answers with: a group's key, or what was made of its rows. */
export interface AggregateColumn {
  alias: string;
  source: Source;
  column: Column;
  node: AttributeNode;
}

export interface AggregateOrder {
  by: AggregateColumn;
  descending: boolean;
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/aggregate-data */
export function bindAggregates(root: Source, sources: Sources): AggregateColumn[] {
  const joined = joinedWith(root);
  refuseOutside(joined, sources);
  const columns = joined.flatMap((source) =>
    source.node.attributes.map((node) => {
      const column = columnOf(source.table, node.name);
      checkType(node, column);
      return { alias: node.alias ?? node.name, source, column, node };
    }),
  );
  if (columns.length === 0) {
    throw invalidAggregate();
  }
  const aliases = columns.map(({ alias }) => alias.toLowerCase());
  const repeated = columns.find((_, at) => aliases.indexOf(aliases[at] ?? "") !== at);
  if (repeated) {
    throw duplicateAlias(repeated.alias);
  }
  return columns;
}

export function bindAggregateOrders(
  root: Source,
  columns: readonly AggregateColumn[],
): AggregateOrder[] {
  const orders = joinedWith(root).flatMap(({ node }) => node.orders);
  return orders.map((order: OrderNode) => {
    const by = columns.find(({ alias }) => alias === order.alias);
    if (!by) {
      throw refusal(
        "QueryBuilderAliasDoesNotExist",
        `The specified alias for the given entity in the condition does not exist. Alias = '${order.alias}'`,
      );
    }
    return { by, descending: order.descending };
  });
}

/** Dates are grouped by a part of them, and nothing else is. */
function checkType({ aggregate, dateGrouping, groupBy }: AttributeNode, column: Column): void {
  if ((dateGrouping || groupBy) && (dateGrouping !== undefined) !== (column.type === "datetime")) {
    throw invalidDateGrouping();
  }
  const numeric =
    isNumeric(edmType(column)) && !["choice", "state", "status"].includes(column.type);
  const total = aggregate === "sum" || aggregate === "avg";
  const extreme = aggregate === "min" || aggregate === "max";
  const suitable =
    (!total || numeric) &&
    (!extreme || numeric || column.type === "datetime") &&
    (!groupBy || (column.type !== "image" && column.type !== "file"));
  if (!suitable) {
    throw refusal(
      "QueryBuilderInvalidAggregateAttribute",
      `Aggregate ${aggregate ?? "groupby"} is not supported for attribute of type ${column.type}.`,
    );
  }
}
