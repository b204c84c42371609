import { commaListInput, listInput, textInput } from "../builders";

// The pickers of columns know the table of the record, not the related one.

export const relatedFieldNames = listInput("Field Name", {
  placeholder: "Logical name of a column",
  example: "fullname",
  comments:
    "Columns of the related table to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower.",
});

export const relatedFilter = textInput("Filter Expression", {
  placeholder: "OData filter on the related table's columns",
  example: "statecode eq 0",
  comments:
    "Condition that returned records meet, in the syntax of OData's $filter, on columns of the related table.",
});

export const relatedOrder = commaListInput("Order By Field Name", {
  placeholder: "Logical names of columns, asc or desc",
  example: "createdon desc",
  comments:
    "Columns of the related table to sort by, comma-separated. Default: ascending, unless desc follows.",
});

export const relatedExpand = commaListInput("Expand Property Name", {
  placeholder: "Navigation property, with its own options if need be",
  example: "primarycontactid($select=fullname,emailaddress1)",
  comments:
    "Navigation properties of the related table to expand, comma-separated. Their options follow the name in brackets.",
});

export const relatedNextPage = textInput("Next Page ID", {
  placeholder: "Next link of the page before",
  example:
    "https://example.crm.dynamics.com/api/data/v9.2/accounts(00000000-0000-0000-0000-000000000001)/contact_customer_accounts?$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E",
  comments:
    "The oDataNextLink of the page before. It holds the whole query: columns, filter and order given here are not used.",
});
