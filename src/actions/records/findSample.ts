import type { Connection } from "@prismatic-io/spectral";
import type { createClient, FindResult, MappingOptions } from "../../client";
import type { KeyValue } from "../../inputs/clean";
import { recordSample } from "../samples";

interface FindInputs {
  readonly connection: Connection;
  readonly entityType: string;
  readonly matchFields?: readonly KeyValue[] | undefined;
  readonly options?:
    | (MappingOptions & {
        readonly fieldNames?: readonly string[] | undefined;
        readonly timeZone?: string | undefined;
      })
    | undefined;
}

/** What finding a record answers with, made of the definition of its table; nothing is looked for. */
export async function findSample(
  context: Parameters<typeof createClient>[1],
  { connection, entityType, matchFields, options: { fieldNames, ...options } = {} }: FindInputs,
): Promise<{ data: FindResult }> {
  const fieldValues = matchFields?.filter(({ value }) => value !== undefined);
  const inputs = { connection, entityType, fieldValues, fieldNames, options };
  const { data: record } = await recordSample(context, inputs);
  const data = { found: true, created: false, count: 1, record, records: [record], complete: true };
  return { data };
}
