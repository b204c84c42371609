import { input } from "@prismatic-io/spectral";
import { boolean, optionalInteger, optionalText } from "./clean";

export const fetchAll = input({
  label: "Fetch All",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Returns the records of every page instead of one page. All of them are held in memory at once: Max Records sets a limit.",
  clean: boolean("Fetch All", false),
});

export const recordsPerPage = input({
  label: "Records Per Page",
  type: "string",
  required: false,
  default: "100",
  placeholder: "1 to 5000",
  example: "500",
  comments:
    "Number of records in a page. The service returns no more than 5,000 at once, which is also what Fetch All asks for unless another number than 100 stands here.",
  clean: optionalInteger("Records Per Page", { min: 1 }),
});

export const nextPageId = input({
  label: "Next Page ID",
  type: "string",
  required: false,
  placeholder: "Next link of the page before",
  example:
    "https://example.crm.dynamics.com/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E",
  comments:
    "The oDataNextLink of the page before, to get the page after it. The link holds the whole query: columns, filter and order given beside it are not used.",
  clean: optionalText("Next Page ID"),
});

export const maxRecords = input({
  label: "Max Records",
  type: "string",
  required: false,
  placeholder: "Whole number",
  example: "50000",
  comments:
    "Stops Fetch All after the page that reaches this many records; hasMore then tells that there are more. No limit where empty.",
  clean: optionalInteger("Max Records", { min: 1 }),
});
