import type { KeyPredicate } from "../odata/key";
import { parseQuery } from "../odata/query";
import type { Call } from "./call";

/**
 * The key of an elastic row may name its partition in the query string instead, to read or delete it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-elastic-tables
 */
export function withPartition(call: Call, key: KeyPredicate): KeyPredicate {
  const partition = parseQuery(call.query).custom.get("partitionId");
  return key.kind === "primary" && partition !== undefined ? { ...key, partition } : key;
}
