import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import { tableOf } from "../../records/call";
import { lookupColumns } from "../../records/payload/lookup";
import { idOf } from "../../records/rows";
import type { Row } from "../../types";
import type { RowInvocation, RowReference } from "../types";
import { deriveRow } from "./deriveRow";

type Id = Row[string];

/** An account by the name of the lead's company. */
export function makeAccount(invocation: RowInvocation): RowReference {
  const { companyname = null } = invocation.row;
  if (companyname === null) throw notSimulated("an account from a lead without a company");
  // The lead's parent account is no parent of the new one.
  return make(invocation, "account", { name: companyname, parentaccountid: null });
}

/** A contact of the account that is made or there already. */
export function makeContact(invocation: RowInvocation, accountId: Id): RowReference {
  const column = tableOf(invocation.call, "contact").columns.get("parentcustomerid");
  const parent =
    column && accountId !== undefined && accountId !== null
      ? lookupColumns(column, "account", String(accountId))
      : {};
  return make(invocation, "contact", parent);
}

/**
 * An opportunity whose customer is the one given, or else the account, or the contact where there is none.
 * https://markcarrington.dev/2019/03/27/msdyn365-internals-qualifylead/
 */
export function makeOpportunity(
  invocation: RowInvocation,
  { accountId, contactId }: { readonly accountId: Id; readonly contactId: Id },
): RowReference {
  const { call, row, given } = invocation;
  const column = tableOf(call, "opportunity").columns.get("customerid");
  if (column === undefined) throw new Error("The schema has opportunities without customers.");
  const customer = given.optionalRow("OpportunityCustomerId");
  const byLead = accountId ? ["account", accountId] : contactId ? ["contact", contactId] : [];
  const [name, id] = customer ? [customer.table.logicalName, customer.id] : byLead;
  if (name !== undefined && name !== "account" && name !== "contact") throw wrongCustomer();
  return make(invocation, "opportunity", {
    name: row["subject"] ?? null,
    estimatedvalue: row["estimatedamount"] ?? null,
    parentaccountid: name === "account" ? String(id) : (accountId ?? null),
    parentcontactid: name === "contact" ? String(id) : (contactId ?? null),
    ...(name === undefined ? {} : lookupColumns(column, name, String(id))),
    ...reference("transactioncurrencyid", given.optionalRow("OpportunityCurrencyId")),
    ...reference("campaignid", given.optionalRow("SourceCampaignId")),
  });
}

function reference(column: string, row: RowReference | undefined): Row {
  return row === undefined ? {} : { [column]: row.id };
}

/** Everything that is made names the lead that it comes from. */
function make({ call, table, row, id }: RowInvocation, name: string, given: Row): RowReference {
  const target = tableOf(call, name);
  const made = deriveRow(call, target, { table, row }, { ...given, originatingleadid: id });
  return { table: target, id: idOf(target, made.row) };
}

function wrongCustomer(): Refusal {
  const message = "CustomerIdType for opportunity can either be an account or contact";
  return new Refusal(400, "0x80040203", message);
}
