import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { recordsInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const records = dataSource({
  display: {
    label: "Select Record",
    description: "List the first 200 records of a table by name, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: recordsInputs,
  examplePayload: {
    result: [{ key: "7d577253-3ef0-4a0a-bb7f-8335c2596e70", label: "Fabrikam, Inc." }],
  },
  perform: async (context, { connection, entityType, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listRecordsForPicker(entityType, search)) };
  },
});
