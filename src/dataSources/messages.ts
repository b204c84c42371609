import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { messagesInputs } from "../inputs";
import { messageElements } from "./messageElements";

export const messages = dataSource({
  display: {
    label: "Select Message",
    description: "List the actions of Dataverse, custom APIs and workflows on demand by name.",
  },
  dataSourceType: "picklist",
  inputs: messagesInputs,
  examplePayload: {
    result: [{ key: "AddToQueue", label: "AddToQueue: action on queue" }],
  },
  perform: async (context, { connection, kind, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const found = await client.listMessagesForPicker(kind === "both" ? undefined : kind);
    return { result: messageElements(found, search) };
  },
});
