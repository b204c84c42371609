import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import type { Call } from "../records/call";
import { quote } from "../store";

/** How many rows each table has, in the order of their names. Throws 400 for a name that is none. */
export function rowCounts(call: Call, names: readonly string[]): number[] {
  return names.map((name) => count(call, name));
}

function count(call: Call, name: string): number {
  const table = call.store.schema.tables.get(name);
  if (table === undefined) {
    const message = `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`;
    throw new Refusal(400, "0x80041102", message);
  }
  requirePrivilege(call.store, call.context, table, "Read");
  return Number(call.store.select(`SELECT COUNT(*) AS n FROM ${quote(name)}`)[0]?.["n"] ?? 0);
}
