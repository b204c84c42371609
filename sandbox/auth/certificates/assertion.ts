import { constants, createHash, verify, type X509Certificate } from "node:crypto";
import { EntraError } from "../entraError";
import type { Application } from "../tenant";
import { readJwt, type UnverifiedJwt } from "./readJwt";

/** What an assertion is checked against. */
export interface AssertionRules {
  application: Application;
  /** Addresses that an assertion may name as its audience. */
  audiences: readonly string[];
  now: number;
}

/** Clocks may differ by so much. */
const leewaySeconds = 300;
const documentation =
  "Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .";

/**
 * Throws an `EntraError` unless a client's assertion is signed by a registered certificate that has not
 * expired, and says what it has to.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function checkAssertion(assertion: string, rules: AssertionRules): void {
  const jwt = readJwt(assertion);
  if (jwt === undefined) throw refused(50027, "JWT token is invalid or malformed.");
  checkSignature(jwt, rules);
  const { iss, sub, aud } = jwt.claims;
  const { clientId } = rules.application;
  if (![iss, sub].every((claim) => typeof claim === "string" && claim.toLowerCase() === clientId)) {
    throw refused(
      700021,
      `Client assertion application identifier doesn't match 'client_id' parameter. ${documentation}`,
    );
  }
  if (!rules.audiences.includes(String(aud).toLowerCase())) {
    throw refused(
      700023,
      `Client assertion audience claim does not match Realm issuer. ${documentation}`,
    );
  }
  checkTimes(jwt, rules.now);
}

function checkSignature(jwt: UnverifiedJwt, { application, now }: AssertionRules): void {
  const thumbprint = thumbprintOf(jwt);
  const certificate = application.certificates.find((known) => matches(known, thumbprint));
  const used = `Thumbprint of key used by client: '${shown(thumbprint)}'`;
  if (certificate === undefined) {
    throw refused(
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., ${used}, Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${application.clientId}'. ${documentation}]`,
    );
  }
  const reason = Date.parse(certificate.validTo) <= now ? "The key used is expired." : undefined;
  if (reason === undefined && isSignedBy(jwt, certificate)) return;
  throw refused(
    700027,
    `Client assertion contains an invalid signature. [Reason - ${reason ?? "The provided signature value did not match the expected signature value."}, ${used}, ${documentation}]`,
  );
}

interface Thumbprint {
  algorithm: "sha256" | "sha1";
  digest: Buffer;
}

function thumbprintOf({ header }: UnverifiedJwt): Thumbprint {
  const { "x5t#S256": sha256, x5t: sha1 } = header;
  if (typeof sha256 === "string") {
    return { algorithm: "sha256", digest: Buffer.from(sha256, "base64url") };
  }
  if (typeof sha1 === "string") {
    return { algorithm: "sha1", digest: Buffer.from(sha1, "base64url") };
  }
  throw refused(50027, "Invalid JWT token. No certificate thumbprint specified in token header.");
}

function matches({ raw }: X509Certificate, { algorithm, digest }: Thumbprint): boolean {
  return createHash(algorithm).update(raw).digest().equals(digest);
}

function shown({ digest }: Thumbprint): string {
  return digest.toString("hex").toUpperCase();
}

/** PS256 with a salt as long as its digest; RS256 is the older form. */
function isSignedBy(jwt: UnverifiedJwt, { publicKey: key }: X509Certificate): boolean {
  const paddings: ReadonlyMap<unknown, object> = new Map([
    ["PS256", { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }],
    ["RS256", { padding: constants.RSA_PKCS1_PADDING }],
  ]);
  const padding = paddings.get(jwt.header["alg"]);
  if (padding === undefined) throw refused(50027, "JWT token is invalid or malformed.");
  return verify("sha256", Buffer.from(jwt.signed), { key, ...padding }, jwt.signature);
}

/** A claim that is missing counts as the beginning of time, as the service's sentence shows. */
function checkTimes({ claims }: UnverifiedJwt, now: number): void {
  const nbf = secondsOf(claims["nbf"]);
  const exp = secondsOf(claims["exp"]);
  const seconds = now / 1000;
  if (nbf <= seconds + leewaySeconds && exp > seconds - leewaySeconds) return;
  throw refused(
    700024,
    `Client assertion is not within its valid time range. Current time: ${ticks(seconds)}, assertion valid from ${ticks(nbf)}, expiry time of assertion ${ticks(exp)}. ${documentation}`,
  );
}

function secondsOf(claim: unknown): number {
  return typeof claim === "number" && Number.isFinite(claim) ? claim : 0;
}

/** Seven digits of a second, as .NET prints times. */
function ticks(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.valueOf()) ? "" : date.toISOString().replace("Z", "0000Z");
}

function refused(number: number, message: string): EntraError {
  return new EntraError(number, "invalid_client", message);
}
