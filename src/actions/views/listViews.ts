import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type ViewList } from "../../client";
import { listViewsInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { viewList } from "./viewShape";

const examplePayload: { data: ViewList } = {
  data: {
    views: [
      {
        id: "00000000-0000-0000-00aa-000010001002",
        name: "Active Accounts",
        kind: "system",
        type: "public",
        isDefault: true,
        columns: ["name", "telephone1", "primarycontact.emailaddress1"],
        fetchXml:
          '<fetch version="1.0" mapping="logical"><entity name="account"><attribute name="name" /><attribute name="telephone1" /><order attribute="name" /><filter type="and"><condition attribute="statecode" operator="eq" value="0" /></filter><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontact"><attribute name="emailaddress1" /></link-entity></entity></fetch>',
      },
    ],
    count: 1,
  },
};

export const listViews = action({
  display: {
    label: "List Views",
    description: "List the system views of a table, and the personal views that the user sees.",
  },
  inputs: listViewsInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(viewList),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).listViews({ ...params, ...options }),
  }),
});
