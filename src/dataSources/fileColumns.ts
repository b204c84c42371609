import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { fileColumnsInputs } from "../inputs";
import { columnElements } from "./columnElements";

export const fileColumns = dataSource({
  display: {
    label: "Select File or Image Column",
    description: "List the columns of a table that hold files or images.",
  },
  dataSourceType: "picklist",
  inputs: fileColumnsInputs,
  examplePayload: { result: [{ key: "new_contract", label: "Contract (new_contract)" }] },
  perform: async (context, { connection, entityType }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const { columns } = await client.describeTable(entityType);
    const found = [...columns.values()].filter(({ kind }) => kind === "file" || kind === "image");
    return { result: columnElements(found, { key: ({ logicalName }) => logicalName }) };
  },
});
