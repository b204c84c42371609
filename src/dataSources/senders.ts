import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { sendersInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const senders = dataSource({
  display: {
    label: "Select Sender",
    description:
      "List queues and users with an e-mail address by name, 200 at most, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: sendersInputs,
  examplePayload: {
    result: [
      { key: "00000000-0000-0000-0000-000000000008", label: "Support (support@contoso.com)" },
    ],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listSenders(search)) };
  },
});
