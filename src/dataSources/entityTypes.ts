import { dataSource } from "@prismatic-io/spectral";
import { entityTypesInputs } from "../inputs";
import { pickTables } from "./pickTables";

export const entityTypes = dataSource({
  display: {
    label: "Select Entity Type",
    description: "List the tables of the environment by their entity set names.",
  },
  dataSourceType: "picklist",
  inputs: entityTypesInputs,
  examplePayload: {
    result: [
      { key: "accounts", label: "Account (Account)" },
      { key: "new_projectcollection", label: "Project (new_Project)" },
    ],
  },
  perform: async (context, params) => ({
    result: await pickTables(context, params, ({ entitySetName }) => entitySetName),
  }),
});
