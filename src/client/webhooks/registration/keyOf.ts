import type { Connection } from "@prismatic-io/spectral";
import { kindOf } from "../../auth/kindOf";
import { type Caches, processCaches } from "../../caches/caches";
import { connectionError } from "../../errors/connectionError";
import { derivedKey } from "./keys";
import type { RegistrationIdentity } from "./types";

/**
 * The key that a connection yields: for applications one that is derived from the secret or private key,
 * which identifies the deployment. Undefined for people who signed in, whose connection has no such thing.
 *
 * @throws ConnectionError when there is no secret to derive a key from
 */
export function connectionKey(
  connection: Connection,
  identity: RegistrationIdentity,
  caches: Caches = processCaches,
): string | undefined {
  const { secret, isOwn } = kindOf(connection).webhookSecret(connection, caches);
  if (!isOwn) return undefined;
  if (secret !== "") return derivedKey(secret, identity);
  throw connectionError(
    connection,
    "The connection has no client secret to make a webhook key from: set Webhook Authentication Key.",
  );
}

/** What the fingerprints of a connection's webhook keys are made with. */
export function fingerprintSecret(connection: Connection, caches: Caches = processCaches): string {
  return kindOf(connection).webhookSecret(connection, caches).secret;
}
