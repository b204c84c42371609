import { UnreadableBody } from "../errors/failures";
import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";
import { listRows } from "../odata/listBody";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";
import { MADE } from "./madeFromLead";
import { toEntity } from "./sendMessage";
import { TABLES } from "./standardTables";
import type { MadeRecord, QualifyLeadParams } from "./types";

/** What the references of a qualification lead to. */
export interface Resolved {
  readonly account?: string | undefined;
  readonly contact?: string | undefined;
  readonly currency?: string | undefined;
  readonly campaign?: string | undefined;
  readonly status: number;
}

/**
 * Currency and campaign are those of the opportunity (Microsoft: QualifyLead), and would get lost without one.
 *
 * @throws InputError for those that are given without it
 */
export function requireOpportunity(params: QualifyLeadParams): void {
  if (params.createOpportunity) return;
  for (const [label, value] of [
    ["Currency", params.currency],
    ["Campaign", params.campaign],
  ] as const) {
    if (value === undefined) continue;
    throw new InputError(
      `${label} is for the opportunity, and Create Opportunity is false; leave ${label} empty, or create the opportunity.`,
    );
  }
}

/**
 * The body of `QualifyLead`. An existing account or contact takes the place of one that would be created. The
 * opportunity's customer is the existing account, or else the existing contact unless an account is created. Pure.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/qualifylead
 */
export function qualifyBody(
  { createAccount, createContact, createOpportunity }: QualifyLeadParams,
  { account, contact, currency, campaign, status }: Resolved,
): Readonly<Record<string, unknown>> {
  const isAccountNew = createAccount && account === undefined;
  const customer =
    account === undefined
      ? contact !== undefined && !isAccountNew && toEntity(TABLES.contact, contact)
      : toEntity(TABLES.account, account);
  return {
    CreateAccount: isAccountNew,
    CreateContact: createContact && contact === undefined,
    CreateOpportunity: createOpportunity,
    Status: status,
    ...(createOpportunity && customer ? { OpportunityCustomerId: customer } : {}),
    ...(currency ? { OpportunityCurrencyId: toEntity(TABLES.transactioncurrency, currency) } : {}),
    ...(campaign ? { SourceCampaignId: toEntity(TABLES.campaign, campaign) } : {}),
  };
}

/**
 * The records that a qualification says it created.
 *
 * @throws UnreadableBody where it does not say which they are
 */
export function readCreated(response: Pick<HttpResponse, "body">): readonly MadeRecord[] {
  return listRows(response).map(toMade);
}

const toMade = (row: DataverseRecord): MadeRecord => {
  const type = ownValue(row, "@odata.type");
  const table =
    typeof type === "string"
      ? type.slice(type.lastIndexOf(".") + 1)
      : MADE.find(({ primaryId }) => Object.hasOwn(row, primaryId))?.logicalName;
  const id = table === undefined ? undefined : ownValue(row, `${table}id`);
  const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
  if (table !== undefined && guid !== undefined) return { table, id: guid };
  throw new UnreadableBody("the answer does not say which records were created");
};
