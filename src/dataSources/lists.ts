import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { listsInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const lists = dataSource({
  display: {
    label: "Select Marketing List",
    description:
      "List the first 200 static marketing lists that are not locked, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: listsInputs,
  examplePayload: {
    result: [{ key: "00000000-0000-0000-0000-000000000008", label: "Newsletter (contacts)" }],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listGroups("list", search)) };
  },
});
