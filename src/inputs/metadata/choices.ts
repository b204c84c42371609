import { textInput } from "../builders";

export const choiceTable = textInput("Entity Type", {
  dataSource: "entityTypes",
  placeholder: "Any name of the table",
  example: "accounts",
  comments: "Table of the choice column, by any of its names. Needs Column Name.",
});

export const aboutChoiceColumn = {
  dataSource: "columns",
  placeholder: "Logical name of a choice column",
  example: "industrycode",
  comments: "Column whose choices to list: a choice, status, status reason or yes/no column.",
};

export const columnName = textInput("Column Name", aboutChoiceColumn);

export const globalChoiceName = textInput("Global Choice Name", {
  dataSource: "globalChoices",
  placeholder: "Name of a global choice",
  example: "new_colors",
  comments: "Name of a global choice, instead of a table and a column.",
});
