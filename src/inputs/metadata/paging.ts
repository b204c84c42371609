import { structuredObjectInput } from "@prismatic-io/spectral";
import { booleanInput, defaultIntegerInput, integerInput, textInput } from "../builders";
import { jsonObject } from "../clean";

const SIZE = "Max Page Size";

const aboutSize = {
  placeholder: "Whole number",
  example: "100",
  comments: "Number of entity types in a page. Smaller pages do not make a request cheaper.",
};

export const maxPageSize = defaultIntegerInput(SIZE, { min: 1 }, 5000, aboutSize);

export const nextLink = textInput("Next Link", {
  placeholder: "Next link of the page before",
  example: "NSBjb250YWN0cw",
  comments: "The nextLink of the page before, to get the page after it.",
});

export const fetchAllEntityTypes = booleanInput(
  "Fetch All",
  false,
  "Returns all entity types, from Next Link on if it is set, instead of one page.",
);

const group = { maxPageSize: integerInput(SIZE, { min: 1 }, aboutSize), nextLink };

/** The same two inputs as a group: what a later generation of saved flows has. */
export const pagination = structuredObjectInput({
  label: "Pagination",
  comments: "Page size and next link as a group. Overrides the inputs beside it.",
  inputs: group,
});

interface Paging {
  readonly maxPageSize?: number | undefined;
  readonly nextLink?: string | undefined;
}

interface Given extends Paging {
  /** The platform passes a group that was never filled in as it is stored: `""` or nothing at all. */
  readonly pagination?: unknown;
}

/** Paging of either generation of saved flows: the group wins if it is set. */
export function mergePagination(given: Given): Paging {
  const values = jsonObject("Pagination")(given.pagination) ?? {};
  return {
    maxPageSize: group.maxPageSize.clean(values["maxPageSize"]) ?? given.maxPageSize,
    nextLink: nextLink.clean(values["nextLink"]) ?? given.nextLink,
  };
}
