import { refusal } from "../refusals";
import type { EntityNode, FetchQuery, FilterNode } from "./ast";

const linkLimit = 15;
/** Conditions and links together. */
const conditionLimit = 500;
/** Values of one condition. */
const parameterLimit = 2000;

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/join-tables#limitations
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/filter-rows#condition-limits
 */
export function checkLimits({ entity }: FetchQuery): void {
  const { links, conditions, parameters } = sizeOf(entity);
  if (links > linkLimit) {
    const message = "Number of link entities in query exceeded maximum limit.";
    throw refusal("TooManyLinkEntitiesInQuery", message);
  }
  if (conditions + links > conditionLimit) {
    const message = "Number of conditions in query exceeded maximum limit.";
    throw refusal("TooManyConditionsInQuery", message);
  }
  if (parameters > parameterLimit) {
    const message = "Number of parameters in a condition exceeded maximum limit.";
    throw refusal("TooManyConditionParametersInQuery", message);
  }
}

interface Size {
  links: number;
  conditions: number;
  /** Values of the condition that has most. */
  parameters: number;
}

function sizeOf(node: EntityNode | FilterNode): Size {
  const conditions = "conditions" in node ? node.conditions : [];
  const parts = [...node.filters, ...node.links].map(sizeOf);
  return {
    links: parts.reduce((sum, part) => sum + part.links, node.links.length),
    conditions: parts.reduce((sum, part) => sum + part.conditions, conditions.length),
    parameters: Math.max(
      ...conditions.map(({ values }) => values.length),
      ...parts.map(({ parameters }) => parameters),
      0,
    ),
  };
}
