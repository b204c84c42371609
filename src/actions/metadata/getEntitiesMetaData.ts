import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type TableWithColumns } from "../../client";
import { getEntitiesMetaDataInputs } from "../../inputs";
import { flag, object, outputOf, text } from "../schemas";
import { list } from "./shapes";

const examplePayload: { data: TableWithColumns[] } = {
  data: [
    {
      object: { key: "70816501-edb9-4740-a16c-6a5efbc05d84", label: "Account" },
      defaultSelected: true,
      fields: [
        { key: "name", label: "Account Name" },
        { key: "revenue", label: "Annual Revenue" },
      ],
    },
  ],
};

const element = (key: string, label: string) =>
  object("Key and label", { key: text(key), label: text(label) }, ["key", "label"]);

export const getEntitiesMetaData = action({
  display: {
    label: "Get Entities Metadata",
    description: "Get tables together with their columns, for a selection of objects.",
  },
  inputs: getEntitiesMetaDataInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    list(
      "Tables by schema name",
      object(
        "A table with its columns",
        {
          object: element("MetadataId of the table", "Schema name of the table"),
          defaultSelected: flag("True where Default Selected Entity Types names the table"),
          fields: list(
            "Columns by label, without those that only show another column's label or name",
            element("Logical name of the column", "Label of the column, else its logical name"),
          ),
        },
        ["object", "defaultSelected", "fields"],
      ),
    ),
  ),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).listTablesWithColumns(params),
  }),
});
