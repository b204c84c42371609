import type { Resource } from "../odata/resource";
import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { json } from "./respond";
import { existingRow } from "./rows";
export function read(call: Call, resource: Resource): SandboxResponse {
  if (resource.kind === "record") return json(200, existingRow(call.store, resource.table, resource.key));
  return json(200, {});
}
