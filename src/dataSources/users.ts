import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { usersInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const users = dataSource({
  display: {
    label: "Select User",
    description: "List the first 200 active, licensed users by name, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: usersInputs,
  examplePayload: {
    result: [
      { key: "00000000-0000-0000-0000-000000000007", label: "Jane Reyes (jane@contoso.com)" },
    ],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listUsers(search)) };
  },
});
