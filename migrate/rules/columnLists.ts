import { expandItem } from "../../src/client/odata/expandItem";
import type { Said, StepRule } from "../findings/types";
import { actionNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { inputOf, listOf } from "../saved/values";

/** Names of navigation properties and columns in a form that Dataverse does not take. */
export const columnLists: StepRule = ({ step }) => {
  if (!isDynamics(step)) return [];
  const page = actionNamed(step.action.key)?.page ?? "docs/actions.md";
  const items = listOf(inputOf(step, "expandPropertyNames")).filter((item) => item !== undefined);
  return [...items.flatMap((item) => refused(item, page)), ...allColumns(step, page)];
};

const refused = (item: string, page: string): Said[] => {
  if (item.includes("{{")) return [];
  try {
    expandItem(item);
    return [];
  } catch (error) {
    return [{ kind: "look", text: `Refused: ${(error as Error).message}`, page }];
  }
};

const allColumns = (step: Parameters<StepRule>[0]["step"], page: string): Said[] =>
  listOf(inputOf(step, "fieldNames")).some((name) => name?.trim() === "*")
    ? [
        {
          kind: "look",
          text: "Refused: Field Name * means nothing here. Leave Field Name empty for all columns.",
          page,
        },
      ]
    : [];
