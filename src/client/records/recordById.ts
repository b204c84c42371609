import { keyPath, recordKey } from "../keys/recordKey";
import { readId } from "../session/readId";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { keyOfId } from "../values/keys/typedKey";
import { typingOptions } from "./typingOptions";

/** A record whose id is known, for messages that take no other key. */
export interface IdentifiedRecord {
  readonly table: TableDefinition;
  readonly id: string;
  /** `accounts(…)`, under the API root. */
  readonly path: string;
}

/** The record that Entity ID means, by its id; one request if it is given by another key. */
export async function recordById(
  session: Session,
  params: Impersonation & { readonly entityId: string },
  table: TableDefinition,
): Promise<IdentifiedRecord> {
  const { environment } = session;
  const { entitySetName: set, primaryIdAttribute } = table;
  const typing = typingOptions({}, "update");
  const key = recordKey({ environment, set, definition: table, typing }, params.entityId);
  const id = key.id ?? (await readId(session, keyPath(set, key), primaryIdAttribute, params));
  return { table, id, path: keyPath(set, keyOfId(id)) };
}
