import { refusal } from "../refusals";
import type { OrderNode } from "./ast";
import type { Surroundings } from "./entity";
import { flag } from "./values";
import type { XmlElement } from "./xml";

/** Aggregates are ordered by alias, rows by column. */
export function readOrder(element: XmlElement, { aggregate }: Surroundings): OrderNode {
  const { attributes } = element;
  const [attribute, alias] = [attributes.get("attribute"), attributes.get("alias")];
  if (aggregate && attribute !== undefined) {
    throw refusal(
      "QueryBuilderAttributeNotAllowedForAggregateOrderBy",
      "An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.",
    );
  }
  if (aggregate && !alias) {
    throw refusal(
      "QueryBuilderAliasRequiredForAggregateOrderBy",
      "An alias is required for an order clause for an aggregate Query.",
    );
  }
  if (!aggregate && alias !== undefined) {
    throw refusal(
      "QueryBuilderAliasNotAllowedForNonAggregateOrderBy",
      "An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.",
    );
  }
  if (!aggregate && !attribute) {
    throw refusal(
      "QueryBuilderAttributeRequiredForNonAggregateOrderBy",
      "An attribute is required for an order clause for a non-aggregate Query.",
    );
  }
  const entityName = attributes.get("entityname");
  return { attribute, alias, entityName, descending: flag(element, "descending") };
}
