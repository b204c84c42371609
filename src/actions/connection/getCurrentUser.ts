import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type WhoAmI } from "../../client";
import { getCurrentUserInputs } from "../../inputs";
import { object, outputOf, text } from "../schemas";

const examplePayload: { data: WhoAmI } = {
  data: {
    "@odata.context":
      "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse",
    BusinessUnitId: "38e0dbe4-131b-e111-ba7e-78e7d1620f5e",
    UserId: "4026be43-6b69-e111-8f65-78e7d1620f5e",
    OrganizationId: "883278f5-07af-45eb-a0bc-3fea67caa544",
  },
};

export const getCurrentUser = action({
  display: {
    label: "Get Current User",
    description: "Get the user, business unit and organization that the connection works as.",
  },
  inputs: getCurrentUserInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    object("Who the connection works as", {
      "@odata.context": text("Address of the description of the answer"),
      BusinessUnitId: text("GUID of the user's business unit"),
      UserId: text("GUID of the user (systemuserid)"),
      OrganizationId: text("GUID of the organization"),
    }),
  ),
  perform: async (context, { connection, options }) => ({
    data: await createClient(connection, context).whoAmI(options),
  }),
});
