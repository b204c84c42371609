import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { queuesInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const queues = dataSource({
  display: {
    label: "Select Queue",
    description: "List the first 200 active queues by name, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: queuesInputs,
  examplePayload: {
    result: [
      { key: "00000000-0000-0000-0000-000000000008", label: "Support (support@contoso.com)" },
    ],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listGroups("queue", search)) };
  },
});
