import { input } from "@prismatic-io/spectral";
import { parseJson } from "../clean/json";
import { refuse } from "../clean/refuse";
import { isUnset } from "../clean/unset";

const LABEL = "Facets";

/** A list, its JSON text, or a facet on each line: facets have commas inside. */
export const facets = input({
  label: LABEL,
  type: "text",
  required: false,
  placeholder: "Column, with its settings behind commas",
  example: "entityname,count:20",
  comments:
    "What to count the matches by, a facet on each line: a column or table:column, and settings such as count:20, sort:value or interval:month.",
  clean: (value: unknown): readonly string[] | undefined => {
    const entries = facetsOf(value);
    return entries.length > 0 ? entries : undefined;
  },
});

const facetsOf = (value: unknown): string[] => {
  if (isUnset(value)) return [];
  if (Array.isArray(value)) return value.flatMap(facetsOf);
  if (typeof value !== "string") return refuse(LABEL, "a list of facets", value);
  const text = value.trim();
  if (text.startsWith("[")) return facetsOf(parseJson(LABEL, text));
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
};
