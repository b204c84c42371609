import { booleanInput, integerInput, listInput, textInput, timeZoneInput } from "../builders";

export const filterExpression = textInput("Filter Expression", {
  placeholder: "OData filter on the table's columns",
  example: "statecode eq 0 and revenue gt 100000",
  comments: "Condition that returned records meet, in the syntax of OData's $filter.",
});

export const orderByFieldNames = listInput("Order By Field Name", {
  dataSource: "columns",
  placeholder: "Logical name of a column, asc or desc",
  example: "createdon desc",
  comments: "Columns to sort by, the first one first. Default: ascending, unless desc follows.",
});

export const top = integerInput(
  "Top",
  { min: 1, max: 5000 },
  {
    placeholder: "1 to 5000",
    example: "10",
    comments: "Number of records to return in all. Not together with Fetch All.",
  },
);

export const count = booleanInput(
  "Count",
  false,
  "Returns the number of matching records as @odata.count, which Dataverse counts up to 5,000.",
);

export const apply = textInput("Apply", {
  placeholder: "OData aggregation",
  example: "groupby((statuscode),aggregate(revenue with sum as total))",
  comments:
    "Grouping and aggregation in the syntax of OData's $apply. Returns groups, not records.",
});

export const filterTimeZone = timeZoneInput(
  "Time Zone",
  "Time zone that dates without an offset in Filter Expression are meant in.",
);
