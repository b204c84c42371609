import type { Connection } from "@prismatic-io/spectral";

/** The token the platform put into the connection, or "". */
export function tokenOf(connection: Connection): string {
  return String(connection.token?.["access_token"] ?? "").trim();
}
