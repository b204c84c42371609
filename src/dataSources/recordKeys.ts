import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { recordKeysInputs } from "../inputs";
import { keyForms } from "./keyForms";
import { recordElements } from "./recordElements";

export const recordKeys = dataSource({
  display: {
    label: "Select Record or Key",
    description: "List forms of the alternate keys of a table, and its first 200 records by name.",
  },
  dataSourceType: "picklist",
  inputs: recordKeysInputs,
  examplePayload: {
    result: [
      { key: "accountnumber='…'", label: "By key: Account Number (accountnumber)" },
      { key: "7d577253-3ef0-4a0a-bb7f-8335c2596e70", label: "Fabrikam, Inc." },
    ],
  },
  perform: async (context, { connection, entityType, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const forms = keyForms(await client.describeTable(entityType), search);
    const found = await client.listRecordsForPicker(entityType, search);
    return { result: [...forms, ...recordElements(found)] };
  },
});
