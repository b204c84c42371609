import { InputError } from "../errors/InputError";
import { keyPath, recordKey } from "../keys/recordKey";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { typingOptions } from "../records/typingOptions";
import { readId } from "../session/readId";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { keyOfId } from "../values/keys/typedKey";

export interface OwnedRecordParams extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
}

/** A record that somebody owns. */
export interface OwnedRecord {
  readonly table: TableDefinition;
  readonly id: string;
  /** `accounts(…)`, under the API root. */
  readonly path: string;
}

/**
 * The record that the inputs mean, by its id. It takes the definition of its table, which is remembered, and
 * one request where the record is given by another key.
 *
 * @throws InputError where records of the table have no owner, so that they cannot be shared
 */
export async function ownedRecord(
  session: Session,
  params: OwnedRecordParams,
): Promise<OwnedRecord> {
  const table = await tableDefinition(session, params.entityType, params);
  try {
    return await recordIn(session, params, table);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const fresh = await freshDefinition(session, params.entityType, params);
    if (fresh === table) throw error;
    return recordIn(session, params, fresh);
  }
}

const recordIn = async (
  session: Session,
  params: OwnedRecordParams,
  table: TableDefinition,
): Promise<OwnedRecord> => {
  requireOwner(table);
  const { environment } = session;
  const { entitySetName: set, primaryIdAttribute } = table;
  const typing = typingOptions({}, "update");
  const key = recordKey({ environment, set, definition: table, typing }, params.entityId);
  const id = key.id ?? (await readId(session, keyPath(set, key), primaryIdAttribute, params));
  return { table, id, path: keyPath(set, keyOfId(id)) };
};

export function noOwner(table: string): string {
  return `Records of ${table} have no owner: they belong to the whole organization, or to a business unit`;
}

/** @throws InputError for a table whose records nobody owns */
export function requireOwner({ columns, logicalName, entitySetName }: TableDefinition): void {
  if (columns.get("ownerid")?.kind === "owner") return;
  throw new InputError(`${noOwner(entitySetName || logicalName)}. Nothing was sent.`);
}
