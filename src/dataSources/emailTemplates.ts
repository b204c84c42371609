import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { emailTemplatesInputs } from "../inputs";
import { recordElements } from "./recordElements";

export const emailTemplates = dataSource({
  display: {
    label: "Select E-Mail Template",
    description:
      "List the first 200 e-mail templates by title, each with its table, or those that a search finds.",
  },
  dataSourceType: "picklist",
  inputs: emailTemplatesInputs,
  examplePayload: {
    result: [
      {
        key: "00000000-0000-0000-0000-000000000009",
        label: "Thank you for your visit (contact)",
      },
    ],
  },
  perform: async (context, { connection, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordElements(await client.listEmailTemplates(search)) };
  },
});
