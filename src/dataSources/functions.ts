import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { functionsInputs } from "../inputs";
import { messageElements } from "./messageElements";

export const functions = dataSource({
  display: {
    label: "Select Function",
    description: "List the functions of Dataverse and custom APIs by name.",
  },
  dataSourceType: "picklist",
  inputs: functionsInputs,
  examplePayload: { result: [{ key: "WhoAmI", label: "WhoAmI: function" }] },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: messageElements(await client.listMessagesForPicker("function"), search) };
  },
});
