import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { choicesInputs } from "../inputs";
import { optionElements } from "./optionElements";

export const choices = dataSource({
  display: {
    label: "Select Choice",
    description: "List the options of a choice column by their numbers.",
  },
  dataSourceType: "picklist",
  inputs: choicesInputs,
  examplePayload: {
    result: [
      { key: "7", label: "Consulting (7)" },
      { key: "32", label: "Service Retail (32)" },
    ],
  },
  perform: async (context, { connection, entityType, columnName }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: optionElements(await client.describeTable(entityType), columnName) };
  },
});
