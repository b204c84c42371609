import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { alternateKeysInputs } from "../inputs";
import { keyElements } from "./keyElements";

export const alternateKeys = dataSource({
  display: {
    label: "Select Alternate Key",
    description: "List the active alternate keys of a table, with their columns.",
  },
  dataSourceType: "picklist",
  inputs: alternateKeysInputs,
  examplePayload: {
    result: [{ key: "new_accountnumber", label: "Account Number (accountnumber)" }],
  },
  perform: async (context, { connection, entityType }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: keyElements((await client.describeTable(entityType)).keys) };
  },
});
