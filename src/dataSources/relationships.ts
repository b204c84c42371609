import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { relationshipsInputs } from "../inputs";
import { relationshipElements } from "./relationshipElements";

export const relationships = dataSource({
  display: {
    label: "Select Relationship",
    description: "List the related tables of a table by the navigation properties to expand.",
  },
  dataSourceType: "picklist",
  inputs: relationshipsInputs,
  examplePayload: {
    result: [
      { key: "primarycontactid", label: "Primary Contact → Contact (primarycontactid)" },
      {
        key: "contact_customer_accounts",
        label: "Contacts by parentcustomerid → Contact (contact_customer_accounts)",
      },
    ],
  },
  perform: async (context, { connection, entityType, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const [table, tables] = await Promise.all([
      client.describeTable(entityType),
      client.listTables(),
    ]);
    return { result: relationshipElements(table, tables, search) };
  },
});
