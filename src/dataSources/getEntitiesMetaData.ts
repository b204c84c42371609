import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { getEntitiesMetaDataInputs } from "../inputs";

export const getEntitiesMetaData = dataSource({
  display: {
    label: "Get Entities Metadata",
    description: "List tables together with their columns, to select from.",
  },
  dataSourceType: "objectSelection",
  inputs: getEntitiesMetaDataInputs,
  examplePayload: {
    result: [
      {
        object: { key: "70816501-edb9-4740-a16c-6a5efbc05d84", label: "Account" },
        defaultSelected: true,
        fields: [{ key: "name", label: "Account Name" }],
      },
    ],
  },
  perform: async (context, { connection, ...params }) => ({
    result: await createClient(connection, context, {
      budget: "interactive",
    }).listTablesWithColumns(params),
  }),
});
