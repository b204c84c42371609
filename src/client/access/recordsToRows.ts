import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";
import { readReference } from "../values/reference";
import { referencePredicate } from "../values/referencePredicate";
import { shown } from "../values/types";

/** Rows of a bulk write, and what is wrong with the records that no row can be made of, by index. */
export interface RecordRows {
  readonly rows: readonly unknown[];
  readonly faults: ReadonlyMap<number, string>;
}

/**
 * Rows that write the same columns to each of the records, which may be ids, keys, addresses, references
 * and rows that were read before.
 */
export async function recordsToRows(
  records: readonly unknown[],
  columns: DataverseRecord,
  definition: TableDefinition,
  context: LookupContext,
): Promise<RecordRows> {
  const faults = new Map<number, string>();
  const rows: unknown[] = [];
  for (const [index, record] of records.entries()) {
    const address = await addressOf(record, definition, context);
    if (typeof address === "object") faults.set(index, address.wrong);
    rows.push(typeof address === "object" ? null : { "@odata.id": address, ...columns });
  }
  return { rows, faults };
}

/** A text is read as a key by the write itself. */
const addressOf = async (
  record: unknown,
  definition: TableDefinition,
  context: LookupContext,
): Promise<string | { readonly wrong: string }> => {
  if (typeof record === "string" && record.trim() !== "") return record.trim();
  const reference = readReference(record, context.environment);
  if (reference.kind === "columns") return ofColumns(reference.columns, definition, context);
  if (reference.kind === "wrong") return { wrong: reference.wrong };
  if (reference.kind === "unset" || reference.kind === "action") {
    return { wrong: `${shown(record)} names no record` };
  }
  const { table = definition.logicalName } = reference;
  const other = table === definition.logicalName ? undefined : await tableNamed(table, context);
  if (other !== undefined && other !== definition.logicalName) {
    return { wrong: `it is a record of ${other}, not of ${definition.logicalName}` };
  }
  return predicateOf({ ...reference, table }, definition, context);
};

const tableNamed = async (name: string, context: LookupContext): Promise<string> => {
  try {
    return (await context.table(name))?.logicalName ?? name;
  } catch (error) {
    if (error instanceof InputError) return name;
    throw error;
  }
};

const predicateOf = async (
  reference: Parameters<typeof referencePredicate>[0],
  definition: TableDefinition,
  context: LookupContext,
): Promise<string | { readonly wrong: string }> => {
  const predicate = await referencePredicate(reference, definition, context);
  return "wrong" in predicate
    ? predicate
    : predicate.text.includes("=")
      ? `${definition.entitySetName}(${predicate.text})`
      : predicate.text;
};

/** A row that was read before goes by its id; another object by the alternate key that is in it. */
const ofColumns = async (
  columns: Readonly<Record<string, unknown>>,
  definition: TableDefinition,
  context: LookupContext,
): Promise<string | { readonly wrong: string }> => {
  const id = columns[definition.primaryIdAttribute];
  if (typeof id === "string" && id.trim() !== "") return id.trim();
  const names = new Set(Object.keys(columns));
  const key = definition.keys.find((each) => each.columns.every((column) => names.has(column)));
  if (!key) {
    return {
      wrong: `the object does not say which record it is: set ${definition.primaryIdAttribute} or the columns of an alternate key`,
    };
  }
  const values = Object.fromEntries(key.columns.map((column) => [column, columns[column]]));
  return predicateOf({ kind: "key", key: values }, definition, context);
};

/** What is wrong with a record, as the result of its row has it. */
export function recordFault(index: number, wrong: string): string {
  return withFullStop(`Record ${index} cannot be found: ${wrong}`);
}
