import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { recordKey } from "../keys/recordKey";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { findTableName } from "../metadata/cache/tableName";
import { normalizeGuid } from "../odata/guid";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { ReferencedIds } from "./compareRecord";
import { isOfRecord, readCurrent } from "./readCurrent";

const BIND = "@odata.bind";
const ADDRESS = /^\/?(\w+)\(/;

/**
 * The ids of all records that references by alternate key lead to, those of one table read together. What
 * cannot be read is left out, so that it counts as a change.
 */
export async function readReferences(
  session: Session,
  params: Impersonation,
  records: readonly DataverseRecord[],
): Promise<ReferencedIds> {
  const tables = new Map<string, Set<string>>();
  for (const record of records) {
    for (const property of Object.keys(record)) {
      if (!property.endsWith(BIND)) continue;
      const value = record[property];
      if (typeof value !== "string") continue;
      const set = ADDRESS.exec(value)?.[1];
      const inside = value.slice(value.indexOf("(") + 1, -1);
      if (set === undefined || normalizeGuid(inside)) continue;
      const references = tables.get(set) ?? new Set();
      tables.set(set, references.add(value));
    }
  }
  const ids = new Map<string, string | null>();
  for (const [set, references] of tables) {
    await readTable(session, params, set, [...references], ids);
  }
  return ids;
}

const readTable = async (
  session: Session,
  params: Impersonation,
  set: string,
  references: readonly string[],
  ids: Map<string, string | null>,
): Promise<void> => {
  const match = await findTableName(session, set, params);
  if (match.kind !== "found") return;
  const definition = await tableDefinition(session, match.table.logicalName, params);
  const { environment } = session;
  const keyed = references.flatMap((reference) => {
    try {
      const text = reference.replace(/^\//, "");
      return [{ reference, key: recordKey({ environment, set, definition }, text) }];
    } catch (error) {
      throwUnless(error, InputError);
      return [];
    }
  });
  const keys = keyed.map(({ key }) => key);
  const found = await readCurrent(session, { ...params, definition, select: [] }, keys).catch(
    (error: unknown) => {
      if (error instanceof DataverseError && isOfRecord(error)) return [];
      throw error;
    },
  );
  for (const [at, { reference }] of keyed.entries()) {
    const row = found[at];
    if (row === "missing") ids.set(reference, null);
    else if (row !== undefined && row !== "unclear") ids.set(reference, row.id);
  }
};
