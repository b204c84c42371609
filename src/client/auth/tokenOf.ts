import type { Connection } from "@prismatic-io/spectral";

/** The token the platform put into the connection, or "". */
export const tokenOf = (connection: Connection): string =>
  String(connection.token?.["access_token"] ?? "").trim();
