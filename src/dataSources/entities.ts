import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { entitiesInputs } from "../inputs";
import { tableElements } from "./tableElements";

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
  perform: async (context, { connection, ...choice }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const key = ({ metadataId }: { metadataId: string }) => metadataId;
    return { result: tableElements(await client.listTables(), { ...choice, key }) };
  },
});
