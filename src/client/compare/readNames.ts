import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { collationKey } from "../keys/collationKey";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition, TableName } from "../types/tables";
import { type NamedTarget, namesIn } from "../values/namesIn";
import type { RememberedLookups } from "../values/rememberedLookups";
import { isListable, type KeyList, listFilter, plainKey, toLists } from "./keyLists";
import { isOfRecord } from "./readCurrent";
import { readPages } from "./readPages";

/**
 * Reads the records together that the lookups of many rows refer to by name: one query for 500 names of a
 * table. A name that it does not plainly answer is asked for when its row comes, as any other.
 */
export async function readNames(
  session: Session,
  params: Impersonation,
  {
    lookups,
    definition,
  }: { readonly lookups: RememberedLookups; readonly definition: TableDefinition },
  rows: readonly unknown[],
): Promise<void> {
  const named = rows.flatMap((row) =>
    isObject(row) ? namesIn(row, definition, session.environment) : [],
  );
  for (const { table, names } of await byTable(lookups, named)) {
    const { primaryNameAttribute } = table;
    const open = [...names].filter((name) => isListable(name) && !lookups.knowsName(table, name));
    // One name is asked for as it always is.
    if (primaryNameAttribute === undefined || open.length < 2) continue;
    for (const list of toLists(primaryNameAttribute, open)) {
      await readList(session, params, { lookups, table }, list);
    }
  }
}

const isObject = (row: unknown): row is Readonly<Record<string, unknown>> =>
  typeof row === "object" && row !== null && !Array.isArray(row);

const byTable = async (lookups: RememberedLookups, named: readonly NamedTarget[]) => {
  const tables = new Map<string, { readonly table: TableName; readonly names: Set<string> }>();
  for (const { table: given, name } of named) {
    const table = await lookups.table(given).catch(() => undefined);
    if (!table) continue;
    const known = tables.get(table.logicalName) ?? { table, names: new Set<string>() };
    tables.set(table.logicalName, known);
    known.names.add(name);
  }
  return tables.values();
};

interface Target {
  readonly lookups: RememberedLookups;
  readonly table: TableName;
}

const readList = async (
  session: Session,
  params: Impersonation,
  { lookups, table }: Target,
  list: KeyList,
): Promise<void> => {
  const ids = new Map<string, string[]>();
  const reading = { ...params, definition: table, select: [list.column] };
  try {
    for await (const page of readPages(session, reading, listFilter(list))) {
      for (const { id, record } of page) {
        const key = plainKey(record[list.column]);
        const same = ids.get(key);
        if (same) same.push(id);
        else ids.set(key, [id]);
      }
      // Names that so many records share say little: they are asked for one by one.
      if (ids.size > defaults.maxPageSize) return;
    }
  } catch (error) {
    // Whoever needs a name hears why it cannot be read.
    if (error instanceof DataverseError && isOfRecord(error)) return;
    throw error;
  }
  remember({ lookups, table }, list, ids);
};

/** A name is remembered if its records have no other spelling of it that Dataverse may take for the same. */
const remember = (
  { lookups, table }: Target,
  { keys }: KeyList,
  ids: ReadonlyMap<string, readonly string[]>,
): void => {
  const spellings = new Map<string, number>();
  for (const name of ids.keys()) {
    const loose = collationKey(name);
    spellings.set(loose, (spellings.get(loose) ?? 0) + 1);
  }
  const names = new Set(keys.map(({ value }) => plainKey(value)));
  // Rows that no name is plainly that of may be those of any.
  if ([...ids.keys()].some((name) => !names.has(name))) return;
  for (const { value } of keys) {
    const found = ids.get(plainKey(value));
    if (found && spellings.get(collationKey(plainKey(value))) === 1) {
      lookups.rememberName(table, value, found);
    }
  }
};
