import { input, structuredObjectInput } from "@prismatic-io/spectral";
import { writeJson } from "../client";
import { boolean, isUnset, jsonObject, optionalInteger, optionalText, required } from "./clean";
import { connection } from "./connection";
import { impersonateObjectId, impersonateUserId } from "./impersonation";
import { includeAnnotations } from "./reading";
import { xmlText } from "./xmlText";

const PAGE = "Page Number";
const NEXT = "Next Page ID";

const page = {
  label: PAGE,
  type: "string",
  required: false,
  placeholder: "Whole number from 1",
  example: "2",
  comments: "Page to read. The cookie of Next Page ID, where it is set, tells the page better.",
} as const;

const next = {
  label: NEXT,
  type: "string",
  required: false,
  placeholder: "PagingInfo.cookie of the page before",
  example: "&lt;cookie page=&quot;1&quot;&gt;…&lt;/cookie&gt;",
  comments:
    "The PagingInfo of the page before, or its cookie, to get the page after it. Cookies of the existing connector are taken too.",
} as const;

/** A cookie, or the whole PagingInfo, which the client reads as JSON. */
const pageId = (value: unknown): string | undefined => {
  if (typeof value !== "object" || isUnset(value)) return optionalText(NEXT)(value);
  return writeJson(jsonObject(NEXT)(value), NEXT);
};

const xmlQuery = input({
  label: "XML Query",
  type: "code",
  language: "xml",
  required: true,
  placeholder: "<fetch>…</fetch>",
  example: '<fetch><entity name="account"><attribute name="name" /></entity></fetch>',
  comments:
    "Query in FetchXML. Paging is added to it where it is needed; everything else is sent as it stands.",
  clean: required("XML Query", xmlText),
});

const rootEntityType = input({
  label: "Entity Type",
  type: "string",
  required: false,
  dataSource: "entityTypes",
  placeholder: "Entity set name of the root table",
  example: "accounts",
  comments:
    "Root table of the query, by any of its names. The query's own entity tells where empty.",
  clean: optionalText("Entity Type"),
});

const fetchAll = input({
  label: "Fetch All",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Returns the records of every page instead of one page. All of them are held in memory at once: a top in the query sets a limit, up to 5,000.",
  clean: boolean("Fetch All", false),
});

/** The order of keys is the order in the designer. */
export const fetchXmlInputs = {
  connection,
  entityType: rootEntityType,
  xmlQuery,
  includeAnnotations,
  impersonateUserId,
  fetchAll,
  pageNumber: input({ ...page, clean: optionalInteger(PAGE, { min: 1 }) }),
  nextPageId: input({ ...next, clean: pageId }),
  pagination: structuredObjectInput({
    label: "Pagination",
    comments: "Page number and cookie as a group. What is set here wins over the inputs beside it.",
    inputs: {
      pageNumber: { ...page, clean: optionalInteger(PAGE, { min: 1 }) },
      nextPageId: { ...next, clean: pageId },
    },
  }),
  impersonateObjectId,
};

interface FetchPaging {
  readonly pageNumber?: number | undefined;
  readonly nextPageId?: string | undefined;
}

/** The group's values where they are set, else those of the inputs beside it. */
export const mergeFetchPaging = ({
  pagination,
  pageNumber,
  nextPageId,
}: FetchPaging & { readonly pagination?: unknown }): FetchPaging => {
  const group = jsonObject("Pagination")(pagination) ?? {};
  return {
    pageNumber: optionalInteger(PAGE, { min: 1 })(group["pageNumber"]) ?? pageNumber,
    nextPageId: pageId(group["nextPageId"]) ?? nextPageId,
  };
};
