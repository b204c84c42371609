import { booleanInput, defaultIntegerInput, integerInput, textInput } from "../builders";

export const fetchAll = booleanInput(
  "Fetch All",
  false,
  "Returns the records of all pages instead of one page, held in memory. Max Records sets a limit.",
);

export const recordsPerPage = defaultIntegerInput("Records Per Page", { min: 1 }, 100, {
  placeholder: "1 to 5000",
  example: "500",
  comments: "Number of records in a page, at most 5,000. With Fetch All, 100 means 5,000.",
});

export const nextPageId = textInput("Next Page ID", {
  placeholder: "Next link of the page before",
  example:
    "https://example.crm.dynamics.com/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E",
  comments:
    "The oDataNextLink of the page before. It holds the whole query: columns, filter and order given here are not used.",
});

export const maxRecords = integerInput(
  "Max Records",
  { min: 1 },
  {
    placeholder: "Whole number",
    example: "50000",
    comments:
      "Stops Fetch All after the page that reaches this number; hasMore is then true. If blank, there is no limit.",
  },
);
