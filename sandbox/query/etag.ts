import type { Table } from "../schema/derived";
import type { Row } from "../types";

/**
 * The weak ETag of a row, as `If-Match` carries it: the row version, which elastic tables wrap into
 * something like a GUID.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/perform-conditional-operations-using-web-api
 */
export function etagOf(table: Table, row: Row): string {
  const version = BigInt(row["versionnumber"] ?? 0);
  if (!table.declaration.elastic) {
    return `W/"${version}"`;
  }
  const digits = version.toString(16).padStart(16, "0");
  return `W/"${digits.slice(0, 8)}-0000-0200-0000-${digits.slice(8)}0000"`;
}
