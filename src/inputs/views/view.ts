import { textInput } from "../builders";

export const view = textInput("View", {
  dataSource: "views",
  placeholder: "Name or ID of a view",
  example: "Active Accounts",
  comments:
    "View whose query is run. Field Name and Order By replace its columns and order; Filter Expression is added to its filter.",
});
