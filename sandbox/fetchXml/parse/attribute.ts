import { notSimulated } from "../../odata/refusals";
import { refusal } from "../refusals";
import { checkedAlias } from "./alias";
import type { AttributeNode } from "./ast";
import type { Surroundings } from "./entity";
import { flag, oneOf, required } from "./values";
import type { XmlElement } from "./xml";

const aggregates = ["count", "countcolumn", "sum", "avg", "min", "max"] as const;
const dateGroupings = ["day", "week", "month", "quarter", "year"] as const;
/** No page says what the service returns as the value of such a group. */
const fiscalGroupings = ["fiscal-period", "fiscal-year"];

export function readAttribute(element: XmlElement, around: Surroundings): AttributeNode {
  const alias = element.attributes.get("alias");
  flag(element, "usertimezone");
  const node: AttributeNode = {
    name: required(element, "name"),
    alias: alias === undefined ? undefined : checkedAlias(alias),
    aggregate: oneOf(element, "aggregate", aggregates, invalidAggregate),
    groupBy: flag(element, "groupby"),
    dateGrouping: oneOf(element, "dategrouping", dateGroupings, (text) =>
      fiscalGroupings.includes(text)
        ? notSimulated(`the dategrouping '${text}' of FetchXML, whose values are not documented`)
        : invalidDateGrouping(),
    ),
    distinct: flag(element, "distinct"),
  };
  checkAggregate(node, around);
  return node;
}

function checkAggregate(node: AttributeNode, { aggregate }: Surroundings): void {
  if (node.aggregate && node.groupBy) {
    throw refusal(
      "QueryBuilderAttributeCannotBeGroupByAndAggregate",
      "An attribute can either be an aggregate or a Group By but not both",
    );
  }
  const aggregated = node.aggregate !== undefined || node.groupBy;
  if (aggregated && !aggregate) {
    throw invalidAggregate();
  }
  if (aggregate && !aggregated) {
    throw attributeWithAggregate();
  }
  if (aggregate && !node.alias) {
    throw refusal("QueryBuilderInvalidAlias", "Invalid alias for aggregate operation.");
  }
  if (node.dateGrouping && !node.groupBy) {
    throw invalidDateGrouping();
  }
  if (node.distinct && node.aggregate !== "countcolumn") {
    throw invalidAggregate();
  }
}

export function invalidDateGrouping() {
  return refusal(
    "QueryBuilderInvalidDateGrouping",
    "An invalid value was specified for dategrouping.",
  );
}

export function invalidAggregate() {
  return refusal(
    "QueryBuilderDeserializeInvalidAggregate",
    "An error occurred while processing Aggregates in Query",
  );
}

export function attributeWithAggregate() {
  return refusal(
    "QueryBuilderAttributeWithAggregate",
    "Attributes can not be returned when aggregate operation is specified.",
  );
}
