import { flag, integer, object, type Schema, text, whole } from "../schemas";
import { outline } from "./description";
import { list, orNull } from "./shapes";

const fact = (description: string): Schema => ({
  type: ["string", "number", "boolean", "array", "null"],
  description,
});

const change = whole("A change", {
  table: text("Logical name of the table"),
  element: text("table, column, option, target, key or relationship"),
  name: text("Its name; the number of an option, the table of a target"),
  column: orNull(text("Column that is meant, or that an option or target belongs to")),
  change: text("added, removed or changed"),
  property: orNull(text("Property that has changed, such as type, required or maxLength")),
  before: fact("Earlier value of the property"),
  after: fact("Later value of the property"),
  breaking: flag("True where what worked before may fail"),
  message: text("The change in one sentence"),
});

export const schemaComparison = object(
  "What differs between the two sides",
  {
    same: flag("True where nothing differs"),
    breaking: flag("True where a change is breaking"),
    complete: flag("True where everything was compared; else see notCompared"),
    counts: whole("Number of changes", {
      added: integer("What was added"),
      removed: integer("What was removed"),
      changed: integer("What has another value"),
      breaking: integer("Those of all that are breaking"),
    }),
    tables: list("Logical names of the compared tables", text("Logical name")),
    changes: list("All changes, by table", change),
    notCompared: list(
      "What was not compared",
      whole("A part of a table", {
        table: text("Table"),
        part: text("What was not compared"),
        reason: text("Why not"),
      }),
    ),
    mapping: object("With Field Map: whether it still works", {
      works: flag("True where each field leads to a column of the same type as before"),
      problems: list(
        "Fields that do not work",
        whole("A field", {
          table: text("Logical name of the table"),
          field: text("Field of the app"),
          column: text("Column, as the map names it"),
          problem: text("What is wrong"),
        }),
      ),
      unmappedRequired: list(
        "Columns that a create has to hold by now, and that the map lacks",
        whole("A column", {
          table: text("Logical name of the table"),
          column: text("Logical name of the column"),
        }),
      ),
    }),
    descriptions: list("With Return Descriptions: the tables as they are now", outline),
  },
  ["same", "breaking", "complete", "counts", "tables", "changes", "notCompared"],
);
