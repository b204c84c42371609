import { InputError } from "../errors/InputError";
import { withDefinition } from "../metadata/withDefinition";
import { type IdentifiedRecord, recordById } from "../records/recordById";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import type { NotedRecord } from "./types";

export const NOTES = { table: "annotation", set: "annotations", key: "annotationid" } as const;

/** A record that takes notes. */
export interface Noted extends IdentifiedRecord {
  /** From the record to its notes: `Account_Annotation`. */
  readonly collection: string;
  /** From a note to the record: `objectid_account`. */
  readonly lookup: string;
}

/**
 * The record that notes are about. It takes the definition of its table, which is remembered, and one request
 * if the record is given by another key than its ID.
 *
 * @throws InputError for a record of a table that takes no notes
 */
export function notedRecord(session: Session, params: NotedRecord): Promise<Noted> {
  return withDefinition(session, params, async (table) => {
    const ends = endsOf(table);
    return { ...(await recordById(session, params, table)), ...ends };
  });
}

const endsOf = ({
  relationships,
  logicalName,
}: TableDefinition): Pick<Noted, "collection" | "lookup"> => {
  const found = relationships.find(
    ({ kind, table, column }) =>
      kind === "oneToMany" && table === NOTES.table && column === "objectid",
  );
  if (found?.otherNavigation !== undefined) {
    return { collection: found.navigation, lookup: found.otherNavigation };
  }
  throw new InputError(
    `Records of ${logicalName} take no notes: an administrator can turn on Enable attachments (including notes and files) of the table. Nothing was sent.`,
  );
};
