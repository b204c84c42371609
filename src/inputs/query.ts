import { input } from "@prismatic-io/spectral";
import { boolean, optionalInteger, optionalText, stringList } from "./clean";

export const filterExpression = input({
  label: "Filter Expression",
  type: "string",
  required: false,
  placeholder: "OData filter on the table's columns",
  example: "statecode eq 0 and revenue gt 100000",
  comments: "Condition that returned records meet, in the syntax of OData's $filter.",
  clean: optionalText("Filter Expression"),
});

export const orderByFieldNames = input({
  label: "Order By Field Name",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "columns",
  placeholder: "Logical name of a column, asc or desc",
  example: "createdon desc",
  comments: "Columns to sort by, the first one first. Ascending unless desc follows the name.",
  clean: stringList("Order By Field Name"),
});

export const top = input({
  label: "Top",
  type: "string",
  required: false,
  placeholder: "1 to 5000",
  example: "10",
  comments:
    "Number of records to return in all, at most 5,000. Answers without paging, so it cannot be combined with Fetch All.",
  clean: optionalInteger("Top", { min: 1, max: 5000 }),
});

export const count = input({
  label: "Count",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Returns the number of matching records as @odata.count beside the records. The service counts no further than 5,000.",
  clean: boolean("Count", false),
});

export const apply = input({
  label: "Apply",
  type: "string",
  required: false,
  placeholder: "OData aggregation",
  example: "groupby((statuscode),aggregate(revenue with sum as total))",
  comments:
    "Grouping and aggregation in the syntax of OData's $apply. The rows returned are groups, not records.",
  clean: optionalText("Apply"),
});
