import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { fieldMapInputs } from "../inputs";
import { fieldMapOf } from "./fieldMapOf";

export const fieldMap = dataSource({
  display: {
    label: "Map Fields",
    description: "Offer the columns of a table for mapping, with their types.",
  },
  dataSourceType: "objectFieldMap",
  inputs: fieldMapInputs,
  examplePayload: {
    result: {
      fields: [{ field: { key: "name", label: "Account Name (name): text, required" } }],
      options: [
        {
          object: { key: "accounts", label: "Account (Account)" },
          fields: [{ key: "name", label: "Account Name (name): text, required" }],
        },
      ],
    },
  },
  perform: async (context, { connection, entityType }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: fieldMapOf(await client.describeTable(entityType)) };
  },
});
