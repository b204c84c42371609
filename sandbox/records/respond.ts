import type { KeyPredicate } from "../odata/key";
import type { Table } from "../schema/derived";
import type { Row, SandboxResponse } from "../types";
import type { Call } from "./call";
import { idOf } from "./rows";

/** The answer to a write that has nothing to say but the row's address. */
export function noContent(headers: Record<string, string> = {}): SandboxResponse {
  return { status: 204, headers: { "OData-Version": "4.0", ...headers }, body: "" };
}

/** An answer whose body the sandbox puts together itself. */
export function json(status: number, body: object): SandboxResponse {
  const headers = { "Content-Type": "application/json; odata.metadata=minimal" };
  return { status, headers: { ...headers, "OData-Version": "4.0" }, body: JSON.stringify(body) };
}

/**
 * `OData-EntityId` and `Location` of a row: by its id, or, where the caller addressed it by an
 * alternate key, the very URL the caller used. An elastic row is not found without its partition.
 */
export function entityHeaders(
  call: Call,
  table: Table,
  row: Row,
  key?: KeyPredicate,
): Record<string, string> {
  const url = `${call.root}/${segmentOf(table, row, key)}`;
  return { Location: url, "OData-EntityId": url, ...sessionToken(call, table) };
}

function segmentOf(table: Table, row: Row, key: KeyPredicate | undefined): string {
  if (key?.kind === "alternate") return key.text;
  const id = idOf(table, row);
  if (!table.declaration.elastic) return `${table.setName}(${id})`;
  const partition = String(row["partitionid"]).replaceAll("'", "''");
  return `${table.setName}(${table.primaryId}=${id},partitionid='${partition}')`;
}

/** Writes to elastic tables answer with a token that lets the next read see them. */
export function sessionToken({ context }: Call, table: Table): Record<string, string> {
  return table.declaration.elastic
    ? { "x-ms-session-token": `207:30#${context.now()}#7=${context.now()}` }
    : {};
}
