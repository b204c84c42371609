import { normalizeGuid } from "../odata/guid";
import type { TableName } from "../types/tables";
import type { LookupContext } from "./lookupContext";

/** The path of a record: its set, and what says which record it is. */
const PATH = /^\/([^(]+)\((.+)\)$/s;

/** What a path leads to. The table is only known where it was looked up. */
interface AtPath {
  readonly table?: TableName | undefined;
  /** Undefined where there is no such record. */
  readonly id: string | undefined;
}

/**
 * The id of the record that the path of a bind leads to. One that goes by an alternate key is read. Undefined
 * for what is no path of a record.
 */
export async function idAtPath(path: string, context: LookupContext): Promise<AtPath | undefined> {
  const [, set = "", key = ""] = PATH.exec(path) ?? [];
  if (set === "") return undefined;
  const id = normalizeGuid(key);
  if (id !== undefined) return { id };
  const table = await context.table(set);
  return { table, id: table && (await context.idAt?.(table, key)) };
}
