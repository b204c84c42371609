import { dataSource } from "@prismatic-io/spectral";
import { entitiesInputs } from "../inputs";
import { pickTables } from "./pickTables";

export const entities = dataSource({
  display: {
    label: "Select Entity",
    description: "List the tables of the environment by the MetadataId of their definitions.",
  },
  dataSourceType: "picklist",
  inputs: entitiesInputs,
  examplePayload: {
    result: [{ key: "70816501-edb9-4740-a16c-6a5efbc05d84", label: "Account (Account)" }],
  },
  perform: async (context, params) => ({
    result: await pickTables(context, params, ({ metadataId }) => metadataId),
  }),
});
