import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { globalChoicesInputs } from "../inputs";
import { byLabel, firstElements } from "./elements";
import { isFound } from "./search";

export const globalChoices = dataSource({
  display: {
    label: "Select Global Choice",
    description: "List the choices that every table can use by their names.",
  },
  dataSourceType: "picklist",
  inputs: globalChoicesInputs,
  examplePayload: { result: [{ key: "new_colors", label: "Colors (new_colors)" }] },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const found = (await client.listGlobalChoices()).filter(
      ({ name, label }) => name !== "" && isFound(search, [name, label]),
    );
    const elements = found.map(({ name, label }) => ({
      key: name,
      label: label === undefined ? name : `${label} (${name})`,
    }));
    return { result: firstElements(byLabel(elements)) };
  },
});
