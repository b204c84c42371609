import { Refusal } from "../../errors";
import { idOf } from "../../records/rows";
import { updateRow } from "../../records/update";
import { inTransaction } from "../../webhooks";
import type { Arguments } from "../parameters/arguments";
import { needs } from "../privileges";
import type { Privilege, RowInvocation, RowOperation, RowReference } from "../types";
import { makeAccount, makeContact, makeOpportunity } from "./fromLead";

const open = 0;
const qualified = 1;

/**
 * Makes an account, a contact and an opportunity of a lead, as it is told, and closes the lead.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/qualifylead
 */
export const qualifyLead: RowOperation = {
  name: "QualifyLead",
  kind: "action",
  binding: { row: "lead" },
  parameters: {
    CreateAccount: "Edm.Boolean",
    CreateContact: "Edm.Boolean",
    CreateOpportunity: "Edm.Boolean",
    OpportunityCurrencyId: "mscrm.transactioncurrency?",
    OpportunityCustomerId: "mscrm.crmbaseentity?",
    SourceCampaignId: "mscrm.campaign?",
    Status: "Edm.Int32",
    ProcessInstanceId: "mscrm.crmbaseentity?",
  },
  returns: "Collection(mscrm.crmbaseentity)",
  privileges: privilegesFor,
  run(invocation) {
    const { call, table, row, id, given } = invocation;
    if (row["statecode"] !== open) {
      throw new Refusal(400, "0x80040519", "The lead is already closed.");
    }
    requireQualified(invocation);
    return inTransaction(call, () => {
      const account = given.boolean("CreateAccount") ? makeAccount(invocation) : undefined;
      const accountId = account?.id ?? row["parentaccountid"] ?? null;
      const contact = given.boolean("CreateContact")
        ? makeContact(invocation, accountId)
        : undefined;
      const contactId = contact?.id ?? row["parentcontactid"] ?? null;
      const parents = { accountId, contactId };
      const opportunity = given.boolean("CreateOpportunity")
        ? makeOpportunity(invocation, parents)
        : undefined;
      const current = call.store.read("lead", id) ?? row;
      const changes = {
        parentaccountid: accountId,
        parentcontactid: contactId,
        ...(opportunity ? { qualifyingopportunityid: opportunity.id } : {}),
        statecode: qualified,
        statuscode: given.number("Status"),
      };
      updateRow(call, table, current, changes, "message");
      const references = [opportunity, contact, account].filter(isMade);
      return { references };
    });
  },
};

function privilegesFor(given: Arguments): readonly Privilege[] {
  return [
    needs("Read", "lead"),
    needs("Write", "lead"),
    ...["Account", "Contact", "Opportunity"]
      .filter((name) => given.boolean(`Create${name}`))
      .map((name) => needs("Create", name.toLowerCase())),
    ...(given.has("OpportunityCurrencyId") ? [needs("Read", "transactioncurrency")] : []),
    ...(given.has("SourceCampaignId") ? [needs("Read", "campaign")] : []),
  ];
}

function requireQualified({ table, row, given }: RowInvocation): void {
  const status = given.number("Status");
  const options = table.columns.get("statuscode")?.options ?? [];
  if (options.some(({ value, state }) => value === status && state === qualified)) return;
  throw new Refusal(
    400,
    "0x80048408",
    `${status} is not a valid status code for state code LeadState.Qualified on lead with Id ${idOf(table, row)}.`,
  );
}

function isMade(reference: RowReference | undefined): reference is RowReference {
  return reference !== undefined;
}
