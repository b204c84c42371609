import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { recordFormInputs } from "../inputs";
import { recordFormOf } from "./recordFormOf";

export const recordForm = dataSource({
  display: {
    label: "Record Form",
    description: "Offer the columns of a table as a form, whose values Dynamic Values takes.",
  },
  dataSourceType: "jsonForm",
  inputs: recordFormInputs,
  examplePayload: {
    result: {
      schema: {
        title: "Account",
        type: "object",
        properties: { name: { title: "Account Name", type: "string", maxLength: 160 } },
        required: ["name"],
      },
      uiSchema: { type: "VerticalLayout" },
      data: {},
    },
  },
  perform: async (context, { connection, entityType, formUse }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    return { result: recordFormOf(await client.describeTable(entityType), formUse) };
  },
});
