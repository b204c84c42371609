import { structuredObjectInput } from "@prismatic-io/spectral";
import { writeJson } from "../../client";
import { booleanInput, integerInput, textInput } from "../builders";
import { isUnset, jsonObject, optionalText } from "../clean";

const NEXT = "Next Page ID";

/** A cookie, or the whole PagingInfo, which the client reads as JSON. */
const pageId = (value: unknown): string | undefined => {
  if (typeof value !== "object" || isUnset(value)) return optionalText(NEXT)(value);
  const info = jsonObject(NEXT)(value);
  return info && writeJson(info, NEXT);
};

export const fetchAllRows = booleanInput(
  "Fetch All",
  false,
  "Returns the records of all pages instead of one page, held in memory. A top in the query sets a limit.",
);

export const pageNumber = integerInput(
  "Page Number",
  { min: 1 },
  {
    placeholder: "Whole number from 1",
    example: "2",
    comments: "Page to read. Next Page ID is more exact, and overrides it.",
  },
);

export const pagingInfo = {
  ...textInput(NEXT, {
    placeholder: "PagingInfo.cookie of the page before",
    example: "&lt;cookie page=&quot;1&quot;&gt;…&lt;/cookie&gt;",
    comments: "The PagingInfo of the page before, or its cookie.",
  }),
  clean: pageId,
};

/** The same two inputs as a group: what a later generation of saved flows has. */
export const fetchPagination = structuredObjectInput({
  label: "Pagination",
  comments: "Page number and cookie as a group. Overrides the inputs beside it.",
  inputs: { pageNumber, nextPageId: pagingInfo },
});

interface FetchPaging {
  readonly pageNumber?: number | undefined;
  readonly nextPageId?: string | undefined;
}

/** The group's values where they are set, else those of the inputs beside it. */
export function mergeFetchPaging(
  given: FetchPaging & { readonly pagination?: unknown },
): FetchPaging {
  const group = jsonObject("Pagination")(given.pagination) ?? {};
  return {
    pageNumber: pageNumber.clean(group["pageNumber"]) ?? given.pageNumber,
    nextPageId: pageId(group["nextPageId"]) ?? given.nextPageId,
  };
}
