import { constants, createHash, randomUUID, sign } from "node:crypto";
import type { Credential } from "./credential";

const LIFE_SECONDS = 600;
const SALT_BYTES = 32;

interface Statement {
  readonly clientId: string;
  readonly tokenUrl: string;
  /** The time by the clock of who reads it, as far as that is known. */
  readonly nowMs: number;
}

/**
 * A signed statement of the client that it is the application, for one token URL.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function clientAssertion(
  { certificate, key }: Credential,
  { clientId, tokenUrl, nowMs }: Statement,
): string {
  const now = Math.floor(nowMs / 1000);
  const thumbprint = createHash("sha256").update(certificate.raw).digest("base64url");
  const content = [
    { alg: "PS256", typ: "JWT", "x5t#S256": thumbprint },
    {
      aud: tokenUrl,
      iss: clientId,
      sub: clientId,
      jti: randomUUID(),
      iat: now,
      nbf: now,
      exp: now + LIFE_SECONDS,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = sign("sha256", Buffer.from(content), {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: SALT_BYTES,
  });
  return `${content}.${signature.toString("base64url")}`;
}
