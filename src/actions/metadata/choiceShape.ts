import { flag, integer, object, text } from "../schemas";
import { list, orNull } from "./shapes";

const choice = object("A choice", {
  value: integer("Number of the choice"),
  label: orNull(text("Label in the language of the user")),
  labels: object("Labels by language code", {}),
  color: orNull(text("Color, as in #0078d4")),
  state: orNull(integer("Status that a status reason belongs to")),
  defaultStatus: orNull(integer("Status reason that a status has where none is given")),
});

export const choiceList = object(
  "A choice column or a global choice",
  {
    name: orNull(text("Name of the option set")),
    entityType: orNull(text("Logical name of the table")),
    columnName: orNull(text("Logical name of the column")),
    isGlobal: flag("True where several columns may share the choices"),
    isMultiSelect: flag("True where several choices can be made at once"),
    choices: list("In the order of the definition", choice),
  },
  ["choices"],
);
