import type { Connection } from "@prismatic-io/spectral";
import {
  type ConversionTarget,
  createClient,
  type DataverseRecord,
  type MergedRecords,
  type QualifiedLead,
} from "../../client";

type Context = Parameters<typeof createClient>[1];

const MADE: Readonly<Record<ConversionTarget, string>> = {
  quote: "quotes",
  order: "salesorders",
  invoice: "invoices",
  revision: "quotes",
};

/** What a record of a table looks like, made of its definition; nothing is read or written. */
const recordOf = (
  connection: Connection,
  context: Context,
  entityType: string,
): Promise<DataverseRecord> =>
  createClient(connection, context, { budget: "interactive" }).sampleRecord({
    entityType,
    record: {},
  });

export async function convertedSample(
  context: Context,
  { connection, to }: { readonly connection: Connection; readonly to: ConversionTarget },
): Promise<{ data: DataverseRecord }> {
  return { data: await recordOf(connection, context, MADE[to]) };
}

interface Qualify {
  readonly connection: Connection;
  readonly createAccount: boolean;
  readonly createContact: boolean;
  readonly createOpportunity: boolean;
  readonly account?: unknown;
  readonly contact?: unknown;
}

const LEAD = "00000000-0000-0000-0000-000000000001";

/** The records that a qualification with these inputs would create. */
export async function qualifiedSample(
  context: Context,
  { connection, account, contact, ...create }: Qualify,
): Promise<{ data: QualifiedLead }> {
  const made = async (set: string, isMade: boolean) =>
    isMade ? recordOf(connection, context, set) : null;
  const rows = {
    account: await made("accounts", create.createAccount && account === undefined),
    contact: await made("contacts", create.createContact && contact === undefined),
    opportunity: await made("opportunities", create.createOpportunity),
  };
  const records = Object.entries(rows).flatMap(([table, row]) =>
    row ? [{ table, id: String(row[`${table}id`]) }] : [],
  );
  return { data: { changed: true, leadId: LEAD, ...rows, records } };
}

export async function mergedSample(
  context: Context,
  { connection, entityType }: { readonly connection: Connection; readonly entityType: string },
): Promise<{ data: MergedRecords }> {
  const row = await recordOf(connection, context, entityType);
  const data = { changed: true, taken: [], masterRecord: row, mergedRecord: row };
  return { data };
}
