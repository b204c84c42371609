import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { freshDefinition, tableDefinition } from "./cache/tableDefinition";

/**
 * Does something that needs a table's definition. What is wrong by a remembered definition may be right by
 * that of today: it is read again before anything is refused.
 *
 * @param use sends no write
 */
export async function withDefinition<T>(
  session: Session,
  params: Impersonation & { readonly entityType: string },
  use: (table: TableDefinition) => T | Promise<T>,
): Promise<T> {
  const table = await tableDefinition(session, params.entityType, params);
  try {
    return await use(table);
  } catch (error) {
    throwUnless(error, InputError);
    const fresh = await freshDefinition(session, params.entityType, params);
    if (fresh === table) throw error;
    return use(fresh);
  }
}
