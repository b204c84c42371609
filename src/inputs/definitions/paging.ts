import { input, structuredObjectInput } from "@prismatic-io/spectral";
import { boolean, optionalInteger, optionalText } from "../clean";

const PAGE_SIZE = "Max Page Size";
const LINK = "Next Link";

const pageSize = {
  label: PAGE_SIZE,
  type: "string",
  required: false,
  placeholder: "Whole number",
  example: "100",
} as const;

const link = {
  label: LINK,
  type: "string",
  required: false,
  placeholder: "Next link of the page before",
  example: "NSBjb250YWN0cw",
} as const;

export const maxPageSize = input({
  ...pageSize,
  default: "5000",
  comments:
    "Number of entity types in a page. The service sends all of them at once, so that smaller pages make no request cheaper.",
  clean: optionalInteger(PAGE_SIZE, { min: 1 }),
});

export const nextLink = input({
  ...link,
  comments: "The nextLink of the page before, to get the page after it.",
  clean: optionalText(LINK),
});

export const fetchAllEntityTypes = input({
  label: "Fetch All",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Returns all entity types (behind Next Link, where it is set) instead of one page.",
  clean: boolean("Fetch All", false),
});

/** The same two inputs as a group: what a later generation of saved flows has. */
export const pagination = structuredObjectInput({
  label: "Pagination",
  comments: "Page size and next link as a group. What is set here wins over the inputs beside it.",
  inputs: {
    maxPageSize: {
      ...pageSize,
      comments: "Number of entity types in a page.",
      clean: optionalInteger(PAGE_SIZE, { min: 1 }),
    },
    nextLink: {
      ...link,
      comments: "The nextLink of the page before, to get the page after it.",
      clean: optionalText(LINK),
    },
  },
});
