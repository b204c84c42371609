import { flag, integer, object, text } from "../schemas";

export const viewList = object(
  "All views of the table that View takes by their names",
  {
    views: {
      type: "array",
      description: "The views, system views first, by name",
      items: object(
        "A view",
        {
          id: text("ID of the view, for View"),
          name: text("Name of the view, in the user's language"),
          kind: text("system, or personal: seen by its owner and by whom it is shared with"),
          type: text("Of a system view: public, advancedFind, associated or lookup"),
          isDefault: flag("Whether it is the view that the app shows first"),
          description: text("Description, where there is one"),
          columns: {
            type: "array",
            description:
              "Names of the columns that it shows, in order; of linked tables with the alias before them",
            items: text("Name of a column"),
          },
          fetchXml: text("The query of the view"),
        },
        ["id", "name", "kind", "isDefault", "columns", "fetchXml"],
      ),
    },
    count: integer("Number of views"),
  },
  ["views", "count"],
);
