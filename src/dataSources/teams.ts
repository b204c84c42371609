import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { teamsInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const teams = dataSource({
  display: {
    label: "Select Team",
    description:
      "List the first 200 teams whose members can be changed, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: teamsInputs,
  examplePayload: {
    result: [{ key: "00000000-0000-0000-0000-000000000008", label: "Tender Desk" }],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listGroups("team", search)) };
  },
});
