import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { entityTypesInputs } from "../inputs";
import { tableElements } from "./tableElements";

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
  perform: async (context, { connection, ...choice }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const key = ({ entitySetName }: { entitySetName: string }) => entitySetName;
    return { result: tableElements(await client.listTables(), { ...choice, key }) };
  },
});
