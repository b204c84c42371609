import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { json } from "./respond";
export function represent(call: Call, table: Table, id: string, status: number): SandboxResponse {
  return json(status, call.store.read(table.logicalName, id) ?? {});
}
