import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type QualifiedLead } from "../../client";
import { qualifyLeadInputs } from "../../inputs";
import { flag, object, outputOf, recordOrNull, text } from "../schemas";
import { qualifiedSample } from "./samples";

const ids = {
  account: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
  contact: "a1b2c3d4-0c5e-4f6a-8b7c-9d0e1f2a3b4c",
  opportunity: "c8f1d0a2-5b3e-4d6f-9a7c-1e2d3c4b5a69",
};

const examplePayload: { data: QualifiedLead } = {
  data: {
    changed: true,
    leadId: "0f5b2c1d-6a7e-4c8b-9d3f-2a1b0c9d8e7f",
    account: { accountid: ids.account, name: "Fabrikam, Inc." },
    contact: { contactid: ids.contact, fullname: "Jane Doe" },
    opportunity: { opportunityid: ids.opportunity, name: "Interested in 20 sensors", statecode: 0 },
    records: Object.entries(ids).map(([table, id]) => ({ table, id })),
  },
};

export const qualifyLead = action({
  display: {
    label: "Qualify Lead",
    description: "Qualify a lead and return the account, contact and opportunity made from it.",
  },
  inputs: qualifyLeadInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: qualifiedSample,
  outputSchema: outputOf(
    object(
      "What was made from the lead",
      {
        changed: flag("False if the lead was qualified before"),
        leadId: text("ID of the lead"),
        account: { ...recordOrNull, description: "The account made from it, or null" },
        contact: { ...recordOrNull, description: "The contact made from it, or null" },
        opportunity: { ...recordOrNull, description: "The opportunity made from it, or null" },
        records: {
          type: "array",
          description: "Every record made from it, the oldest of each table first",
          items: object(
            "A record made from the lead",
            { table: text("Logical name of its table"), id: text("Its ID") },
            ["table", "id"],
          ),
        },
      },
      ["changed", "leadId", "account", "contact", "opportunity", "records"],
    ),
  ),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).qualifyLead({ ...params, ...options }),
  }),
});
