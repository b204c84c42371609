import { createHmac, randomBytes } from "node:crypto";
import type { RegistrationIdentity } from "./types";

/**
 * The key of a registration that nobody has to choose, write down or store: 43 characters that are safe
 * in a URL. Whoever knows the client secret can make it again, nobody else.
 */
export function derivedKey(clientSecret: string, identity: RegistrationIdentity): string {
  return digest(clientSecret, "key", identity).toString("base64url");
}

/** A key for where there is no secret that identifies the deployment; as long and as safe in a URL. */
export function randomKey(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Twelve characters that change whenever a key does. Keyed with the client secret, so that who can read
 * them learns nothing about the key, not even whether a guess is right.
 */
export function keyFingerprint(
  clientSecret: string,
  identity: RegistrationIdentity,
  authvalue: string,
): string {
  return digest(clientSecret, "fingerprint", identity, authvalue)
    .toString("base64url")
    .slice(0, 12);
}

const digest = (
  secret: string,
  purpose: string,
  { instanceId, flowStableId, url }: RegistrationIdentity,
  ...more: readonly string[]
): Buffer =>
  createHmac("sha256", secret)
    .update(JSON.stringify([purpose, instanceId, flowStableId, url, ...more]))
    .digest();
