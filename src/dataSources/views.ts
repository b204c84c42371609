import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { viewsInputs } from "../inputs";
import { viewElements } from "./viewElements";

export const views = dataSource({
  display: {
    label: "Select View",
    description: "List the views of a table: the system's, and the personal ones of the user.",
  },
  dataSourceType: "picklist",
  inputs: viewsInputs,
  examplePayload: {
    result: [{ key: "00000000-0000-0000-00aa-000010001002", label: "Active Accounts" }],
  },
  perform: async (context, { connection, entityType, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: viewElements(await client.listViewsForPicker(entityType, search)) };
  },
});
