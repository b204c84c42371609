import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { entityTypesInputs } from "../inputs";
import { toTableElements } from "./tableElements";

export const entityTypes = dataSource({
  display: {
    label: "Select Entity Type",
    description: "Lists the tables of the environment by their entity set names.",
  },
  dataSourceType: "picklist",
  inputs: entityTypesInputs,
  examplePayload: {
    result: [
      { key: "accounts", label: "Accounts (accounts)" },
      { key: "new_projects", label: "Projects (new_projects)" },
    ],
  },
  perform: async (context, { connection, includeCustom }) => ({
    result: toTableElements(
      await createClient(connection, context, { budget: "interactive" }).listEntitySets(),
      includeCustom,
    ),
  }),
});
