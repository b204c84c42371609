import { input } from "@prismatic-io/spectral";
import { optionalText } from "../clean";

export const choiceTable = input({
  label: "Entity Type",
  type: "string",
  required: false,
  dataSource: "entityTypes",
  placeholder: "Any name of the table",
  example: "accounts",
  comments: "Table of the choice column, by any of its names. Goes together with Column Name.",
  clean: optionalText("Entity Type"),
});

export const columnName = input({
  label: "Column Name",
  type: "string",
  required: false,
  dataSource: "columns",
  placeholder: "Logical name of a choice column",
  example: "industrycode",
  comments: "Column whose choices to list: a choice, status, status reason or yes/no column.",
  clean: optionalText("Column Name"),
});

export const globalChoiceName = input({
  label: "Global Choice Name",
  type: "string",
  required: false,
  placeholder: "Name of a global choice",
  example: "new_colors",
  comments: "Choice that any table may use, by its name, instead of a table and a column.",
  clean: optionalText("Global Choice Name"),
});
