import { type GivenRecord, withMissingInput } from "../answers/missingInput";
import { DataverseError } from "../errors/DataverseError";
import { UnreadableBody } from "../errors/failures";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { recordBody } from "../odata/listBody";
import { idOfRow } from "../odata/recordId";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { settleByReading } from "../session/settleByReading";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";
import { existingRecord, type Referring } from "./existingRecord";
import { LEAD, leadStatus } from "./leadStatus";
import { EXISTING, linkExisting, withLink } from "./linkExisting";
import { readMade, whenQualified } from "./madeFromLead";
import { qualifyBody, type Resolved, readCreated, requireOpportunity } from "./qualifyBody";
import { sendMessage } from "./sendMessage";
import { TABLES } from "./standardTables";
import type { MadeRecord, QualifiedLead, QualifyLeadParams, RecordReference } from "./types";

/**
 * Qualifies a lead, and answers with the records that were created from it. To qualify is not repeatable
 * (Microsoft: "Repeating qualification isn't a safe no-op"), so that the lead is read first: one that is
 * qualified stays as it is.
 * https://learn.microsoft.com/dynamics365/developer/reference/mcp-tools/qualify_lead
 *
 * @throws InputError for a lead that is disqualified
 */
export async function qualifyLead(
  session: Session,
  params: QualifyLeadParams,
): Promise<QualifiedLead> {
  requireOpportunity(params);
  const lead = await readLead(session, params);
  const id = String(lead[TABLES.lead.primaryId]);
  if (lead["statecode"] === LEAD.qualified) {
    const before = await whenQualified(session, params, id, false);
    if (before) return before;
  } else requireOpen(lead, id);
  const resolved = await resolveAll(session, params);
  const linked = await linkExisting(session, params, lead, resolved).catch((error: unknown) => {
    throw withMissingInput(error, givenRecords(id, resolved));
  });
  try {
    return await qualify(session, params, id, resolved);
  } catch (cause) {
    const error = withMissingInput(cause, givenRecords(id, resolved));
    throw linked === undefined ? error : withLink(error, linked);
  }
}

const givenRecords = (lead: string, resolved: Resolved): readonly GivenRecord[] => [
  ["Lead", lead],
  ...Object.entries(REFERRING).flatMap(([name, { input }]): GivenRecord[] => {
    const id = resolved[name as keyof typeof REFERRING];
    return id === undefined ? [] : [[input, id]];
  }),
];

const readLead = async (session: Session, params: QualifyLeadParams): Promise<DataverseRecord> => {
  const { entitySetName, primaryId } = TABLES.lead;
  const id = await existingRecord(session, params, LEAD_INPUT, params.lead);
  const lookups = Object.values(EXISTING).map((name) => `_${name}_value`);
  const columns = [primaryId, "statecode", ...lookups].join(",");
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${entitySetName}(${id})?$select=${columns}`,
    operation: `Reading ${entitySetName}(${id})`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: leadIn,
  }).catch((error: unknown) => {
    throw withMissingInput(error, [["Lead", id]]);
  });
  return value as DataverseRecord;
};

const leadIn = (answer: HttpResponse): DataverseRecord => {
  const row = recordBody(answer);
  idOfRow(row, TABLES.lead.primaryId);
  if (typeof row["statecode"] === "number") return row;
  throw new UnreadableBody("the answer does not say in which state the lead is");
};

const requireOpen = (lead: DataverseRecord, id: string): void => {
  if (lead["statecode"] === LEAD.open) return;
  throw new InputError(
    `The lead ${id} is disqualified; expected an open one: reopen it first by Set Record State.`,
  );
};

const LEAD_INPUT: Referring = { input: "Lead", table: TABLES.lead };

const REFERRING = {
  account: { input: "Account", table: TABLES.account },
  contact: { input: "Contact", table: TABLES.contact },
  currency: {
    input: "Currency",
    table: TABLES.transactioncurrency,
    knownBy: ["isocurrencycode", "currencyname"],
  },
  campaign: { input: "Campaign", table: TABLES.campaign, knownBy: ["codename", "name"] },
} as const satisfies Readonly<Record<string, Referring>>;

const resolveAll = async (session: Session, params: QualifyLeadParams): Promise<Resolved> => {
  const find = async (referring: Referring, value: RecordReference | undefined) =>
    value === undefined ? undefined : existingRecord(session, params, referring, value);
  return {
    account: await find(REFERRING.account, params.account),
    contact: await find(REFERRING.contact, params.contact),
    currency: await find(REFERRING.currency, params.currency),
    campaign: await find(REFERRING.campaign, params.campaign),
    status: await leadStatus(session, params, params.status),
  };
};

const qualify = async (
  session: Session,
  params: QualifyLeadParams,
  id: string,
  resolved: Resolved,
): Promise<QualifiedLead> => {
  const path = `${TABLES.lead.entitySetName}(${id})`;
  const { suppressDuplicates, ...options } = params;
  const sent = await sendMessage(session, {
    ...options,
    name: "QualifyLead",
    boundTo: path,
    body: qualifyBody(params, resolved),
    operation: `Qualifying ${path}`,
    headers: suppressDuplicates ? { "MSCRM.SuppressDuplicateDetection": "true" } : {},
    read: readCreated,
  }).catch((error: unknown) => ({ error }));
  if ("error" in sent) return qualifiedAllTheSame(session, params, id, sent.error);
  return answer(session, params, id, sent.value as readonly MadeRecord[]);
};

/** https://learn.microsoft.com/troubleshoot/dynamics-365/sales/troubleshoot-lead-qualification-issues-for-salespeople */
const ALREADY_CLOSED = "0x80040519";
const DUPLICATE = "0x80040333";

const USE_EXISTING =
  "A duplicate detection rule found a match: use the record that is there as Account or Contact, or set Suppress Duplicates to true";

const qualifiedAllTheSame = async (
  session: Session,
  params: QualifyLeadParams,
  id: string,
  error: unknown,
): Promise<QualifiedLead> => {
  const code = error instanceof DataverseError ? error.code?.toLowerCase() : undefined;
  if (error instanceof DataverseError && code === DUPLICATE) throw error.withHint(USE_EXISTING);
  if (code === ALREADY_CLOSED) {
    // Somebody else was faster, or has disqualified it.
    const other = await whenQualified(session, params, id, false).catch(() => undefined);
    if (other) return other;
  }
  return settleByReading(session, error, {
    find: async () => {
      const value = await whenQualified(session, params, id, true);
      return value && { value };
    },
    found: "the lead is qualified",
    missing:
      "The lead was read afterwards and was still open, so that nothing was made from it by then: run again, which reads the lead first",
  });
};

/** The lead is qualified, whatever keeps its records from being read. */
const answer = async (
  session: Session,
  params: QualifyLeadParams,
  id: string,
  made: readonly MadeRecord[],
): Promise<QualifiedLead> => {
  try {
    return await readMade(session, params, id, made);
  } catch (error) {
    throwUnless(error, DataverseError);
    const names = made.map(({ table, id: key }) => `${table} ${key}`).join(", ");
    throw new DataverseError({
      ...error.facts,
      outcome: "done",
      hint: `The lead was qualified all the same, which created ${names}. Run again for these records: the lead is not qualified twice`,
    });
  }
};
