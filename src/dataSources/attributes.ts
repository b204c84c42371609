import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { attributesInputs } from "../inputs";
import { columnElements } from "./columnElements";

export const attributes = dataSource({
  display: {
    label: "Select Attribute",
    description: "List the columns of a table by the MetadataId of their definitions.",
  },
  dataSourceType: "picklist",
  inputs: attributesInputs,
  examplePayload: {
    result: [{ key: "a1965545-44bc-4b7b-b1ae-93074d0e3f2a", label: "Account Name (name)" }],
  },
  perform: async (context, { connection, entityId, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const { columns, companions } = await client.describeTable(entityId, {}, "Entity ID");
    const all = [...columns.values(), ...companions];
    return { result: columnElements(all, { search, key: ({ metadataId }) => metadataId }) };
  },
});
