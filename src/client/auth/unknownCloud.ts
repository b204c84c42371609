import type { Connection } from "@prismatic-io/spectral";
import type { Environment } from "../environment";
import { signInOrigin } from "./clouds";
import type { Finding } from "./types";

/** A host for which no sign-in host is known. */
export function unknownCloud(
  connection: Connection,
  environment: Environment,
): Finding | undefined {
  try {
    signInOrigin(connection, environment);
    return undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      detail,
      todo: "Set Environment URL to the environment's address; behind a host of one's own use OAuth 2.0 Client Credentials, whose Token URL is typed",
    };
  }
}
