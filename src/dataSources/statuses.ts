import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { statusesInputs } from "../inputs";
import { statusElements } from "./statusElements";

export const statuses = dataSource({
  display: {
    label: "Select Status",
    description: "List the status reasons of a table with their states.",
  },
  dataSourceType: "picklist",
  inputs: statusesInputs,
  examplePayload: {
    result: [
      { key: "1", label: "Open: In Progress (1)" },
      { key: "3", label: "Won: Won (3)" },
    ],
  },
  perform: async (context, { connection, entityType }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: statusElements(await client.describeTable(entityType)) };
  },
});
