import { expandItem } from "../../src/client/odata/expandItem";
import type { Said, StepRule } from "../findings/types";
import { actionNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { hasPlaceholder, inputOf, listOf } from "../saved/values";
import { orRefused, refused } from "./refusals";

/** Names of navigation properties and columns in a form that Dataverse does not take. */
export const columnLists: StepRule = ({ step }) => {
  if (!isDynamics(step)) return [];
  const page = actionNamed(step.action.key)?.page ?? "docs/actions.md";
  const items = listOf(inputOf(step, "expandPropertyNames")).filter((item) => item !== undefined);
  return [...items.flatMap((item) => unreadable(item, page)), ...allColumns(step, page)];
};

const unreadable = (item: string, page: string): readonly Said[] =>
  orRefused(page, () => {
    if (!hasPlaceholder(item)) expandItem(item);
    return [];
  });

const allColumns = (step: Parameters<StepRule>[0]["step"], page: string): Said[] =>
  listOf(inputOf(step, "fieldNames")).some((name) => name?.trim() === "*")
    ? [refused("Field Name * means nothing here. Leave Field Name empty for all columns.", page)]
    : [];
