import type { Connection } from "@prismatic-io/spectral";
import type { Environment } from "../environment";
import { clientCredentials } from "./clientCredentials";
import { platformToken } from "./platformToken";

/** Where a bearer token comes from, and what can be done when Dataverse refuses it. */
export interface TokenSource {
  /** The token to send now. */
  current(): Promise<string>;
  /** Another token after this one was refused; undefined when there is no way to get one. */
  renew(rejected: string): Promise<string | undefined>;
  /** The error for a 401 that stands. */
  refusal(operation: string, requestId: string | undefined): Error;
}

/**
 * The platform obtains tokens for both connections. Only for client credentials can the client get
 * another one by itself, since that takes nothing but the connection's own fields.
 */
export const tokenSource = (connection: Connection, environment: Environment): TokenSource =>
  connection.key === "clientCredentials"
    ? clientCredentials(connection, environment)
    : platformToken(connection);

/** The token the platform put into the connection, or "". */
export const tokenOf = (connection: Connection): string =>
  String(connection.token?.["access_token"] ?? "").trim();
