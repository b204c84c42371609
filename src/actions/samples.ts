import type { Connection } from "@prismatic-io/spectral";
import {
  type BulkResult,
  createClient,
  type DataverseRecord,
  type MappingOptions,
  type ReturnOptions,
} from "../client";
import type { KeyValue } from "../inputs/clean";

type Context = Parameters<typeof createClient>[1];

interface RecordInputs extends ReturnOptions {
  readonly connection: Connection;
  readonly entityType: string;
  readonly entityId?: string;
  readonly fieldValues?: readonly KeyValue[] | undefined;
  readonly dynamicValues?: DataverseRecord | undefined;
  readonly options?:
    | (MappingOptions & {
        readonly recordId?: string | undefined;
        readonly timeZone?: string | undefined;
      })
    | undefined;
}

interface BulkInputs {
  readonly connection: Connection;
  readonly entityType: string;
  readonly records: readonly unknown[];
  readonly startAt?: number | undefined;
}

const interactive = (connection: Connection, context: Context) =>
  createClient(connection, context, { budget: "interactive" });

/**
 * What a write of one record answers with, shown while a flow is built: made of the definition of the table
 * and the inputs. Nobody is acted for, so that the request for the definition is the only one.
 */
export async function recordSample(
  context: Context,
  {
    connection,
    entityType,
    entityId,
    fieldValues,
    dynamicValues,
    options: { recordId, timeZone, unmappedFields, fieldMap } = {},
    returnResult,
    fieldNames,
  }: RecordInputs,
): Promise<{ data: DataverseRecord }> {
  const overlay = Object.fromEntries((fieldValues ?? []).map(({ key, value }) => [key, value]));
  const record = dynamicValues ?? {};
  const how = { timeZone, fieldMap, unmappedFields };
  const address = { entityType, entityId, recordId, ...how };
  const params = { ...address, record, overlay, returnResult, fieldNames };
  return { data: await interactive(connection, context).sampleRecord(params) };
}

/** What a bulk write answers with if it writes every row. */
export function bulkSample(action: "create" | "update" | "upsert" | "delete") {
  return async (
    context: Context,
    { connection, entityType, records, startAt }: BulkInputs,
  ): Promise<{ data: BulkResult }> => ({
    data: await interactive(connection, context).sampleBulk({
      entityType,
      records,
      startAt,
      action,
    }),
  });
}

interface BatchInputs {
  readonly connection: Connection;
  readonly actions: readonly unknown[];
  readonly results?: "records" | "verdicts" | undefined;
  readonly options?: { readonly timeZone?: string | undefined } | undefined;
}

/** What a batch answers with if all of its actions are carried out. */
export async function batchSample(
  context: Context,
  { connection, actions, results, options: { timeZone } = {} }: BatchInputs,
): Promise<{ data: unknown[] }> {
  const client = interactive(connection, context);
  return { data: await client.sampleBatch({ actions, results, timeZone }) };
}
