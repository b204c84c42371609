import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { searchTablesInputs } from "../inputs";
import { tableElements } from "./tableElements";

export const searchTables = dataSource({
  display: {
    label: "Select Searchable Table",
    description: "List the tables that are in the index of Dataverse search.",
  },
  dataSourceType: "picklist",
  inputs: searchTablesInputs,
  examplePayload: { result: [{ key: "account", label: "Account (Account)" }] },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const choice = {
      includeCustom: true,
      includeOnlyTopLevel: false,
      includeInternal: true,
      changeTrackedOnly: false,
      search,
      key: ({ logicalName }: { readonly logicalName: string }) => logicalName,
    };
    return { result: tableElements(await client.listSearchTables(), choice) };
  },
});
