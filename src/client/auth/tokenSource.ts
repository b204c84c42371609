import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import type { Environment } from "../environment";
import type { TokenSource } from "../types/tokens";
import { clientCredentials } from "./clientCredentials";
import { isClientCredentials } from "./isClientCredentials";
import { platformToken } from "./platformToken";

/**
 * The platform obtains tokens for both connections. Only for client credentials can the client get
 * another one without the platform, since that takes nothing but the connection's own fields.
 */
export const tokenSource = (
  connection: Connection,
  environment: Environment,
  caches: Caches,
): TokenSource =>
  isClientCredentials(connection)
    ? clientCredentials(connection, environment, caches)
    : platformToken(connection);
