import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { kindOf } from "./kindOf";

/**
 * Whom a connection acts for, as a digest: what one may see must not be shown to another. The
 * credentials are part of it, so that a connection that could not sign in finds nothing remembered.
 */
export function identityOf(connection: Connection): string {
  return createHash("sha256")
    .update(
      JSON.stringify([connection.key, connection.fields, kindOf(connection).identity(connection)]),
    )
    .digest("base64");
}
