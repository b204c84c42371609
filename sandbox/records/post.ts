import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { createRow } from "./create";
import { jsonBody } from "./payload/body";
import { readPayload } from "./payload/read";
import { represent } from "./representation";
import { entityHeaders, noContent } from "./respond";

/**
 * `POST accounts`: 204 with the row's address, or 201 with the row where
 * `return=representation` is preferred, and then without the address.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api
 */
export function postRecord(call: Call, table: Table): SandboxResponse {
  const row = createRow(call, table, readPayload(call, table, jsonBody(call, table), "create"));
  if (call.prefer.returnRepresentation) return represent(call, table, row, 201);
  return noContent(entityHeaders(call, table, row));
}
