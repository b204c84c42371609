import { contentType } from "../odata/format";
import { preferenceApplied } from "../odata/prefer";
import { projectRecord } from "../query";
import type { Table } from "../schema/derived";
import { identityOf } from "../store";
import type { Row, SandboxResponse } from "../types";
import type { Call } from "./call";
import { readRequest } from "./read";

/**
 * The written row itself, as `return=representation` asks for it: with `$select`, and after a create
 * with `$expand` too. Its address is left out.
 */
export function represent(
  call: Call,
  table: Table,
  written: Row,
  status: 200 | 201,
): SandboxResponse {
  const row = call.store.read(table.logicalName, identityOf(table, written)) ?? {};
  const { "Preference-Applied": others } = preferenceApplied(call.prefer, { paged: false });
  const applied = ["return=representation", ...(others === undefined ? [] : [others])];
  return {
    status,
    headers: {
      "Content-Type": contentType(call.prefer.format),
      "OData-Version": "4.0",
      "Preference-Applied": applied.join(", "),
    },
    body: projectRecord(
      { ...readRequest(call, table), row },
      { expand: call.request.method === "POST" },
    ),
  };
}
