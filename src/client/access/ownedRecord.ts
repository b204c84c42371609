import { InputError } from "../errors/InputError";
import { withDefinition } from "../metadata/withDefinition";
import { type IdentifiedRecord, recordById } from "../records/recordById";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";

export interface OwnedRecordParams extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
}

/** A record that somebody owns. */
export type OwnedRecord = IdentifiedRecord;

/**
 * The record that the inputs mean, by its id. It takes the definition of its table, which is remembered, and
 * one request where the record is given by another key.
 *
 * @throws InputError where records of the table have no owner, so that they cannot be shared
 */
export function ownedRecord(session: Session, params: OwnedRecordParams): Promise<OwnedRecord> {
  return withDefinition(session, params, async (table) => {
    requireOwner(table);
    return recordById(session, params, table);
  });
}

export function noOwner(table: string): string {
  return `Records of ${table} have no owner: they belong to the whole organization, or to a business unit`;
}

/** @throws InputError for a table whose records nobody owns */
export function requireOwner({ columns, logicalName, entitySetName }: TableDefinition): void {
  if (columns.get("ownerid")?.kind === "owner") return;
  throw new InputError(`${noOwner(entitySetName || logicalName)}. Nothing was sent.`);
}
