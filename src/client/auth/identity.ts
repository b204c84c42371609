import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { isClientCredentials } from "./isClientCredentials";
import { tokenOf } from "./tokenOf";

/**
 * Whom a connection acts for, as a digest: what one may see must not be shown to another. The
 * credentials are part of it, so that a connection that could not sign in finds nothing remembered.
 * Of two people who signed in through the same app, only their tokens tell who is who.
 */
export const identityOf = (connection: Connection): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        connection.key,
        connection.fields,
        isClientCredentials(connection) ? "" : tokenOf(connection),
      ]),
    )
    .digest("base64");
