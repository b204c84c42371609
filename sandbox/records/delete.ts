import type { KeyPredicate } from "../odata/key";
import { resolveKey } from "../query";
import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { checkVersion, preconditions } from "./preconditions";
import { removeRow } from "./remove";
import { noContent } from "./respond";

/** `DELETE accounts(A)`, on condition of its version where `If-Match` names one. */
export function deleteRecord(call: Call, table: Table, key: KeyPredicate): SandboxResponse {
  const row = resolveKey(call.store, table, key);
  checkVersion(table, row, preconditions(call).version);
  removeRow(call, table, row);
  return noContent();
}
