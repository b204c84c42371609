import { constants, createHash, randomUUID, sign, X509Certificate } from "node:crypto";
import type { Pair } from "../../support/certificates";

export type Form = Record<string, string | undefined>;

/** What tokens are granted or refused with. */
export interface TokenBody {
  access_token: string;
  refresh_token: string;
  id_token: string;
  scope: string;
  error: string;
  suberror: string;
  error_codes: number[];
  error_description: string;
}

/** Posts a form to a token endpoint; fields without a value are left out. */
export async function ask(url: string, form: Form, headers: Record<string, string> = {}) {
  const given = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const body = new URLSearchParams(given);
  const response = await fetch(url, { method: "POST", body, headers });
  const answer = (await response.json()) as TokenBody;
  return { status: response.status, headers: response.headers, body: answer };
}

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

export interface AssertionParts {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
}

/** A client assertion as Microsoft describes it, or with other claims and another header. */
export function assertionOf(
  { certificate, privateKey }: Pair,
  { clientId, tokenUrl, now }: { clientId: string; tokenUrl: string; now: number },
  { claims = {}, header = {} }: AssertionParts = {},
): string {
  const { raw } = new X509Certificate(certificate);
  const seconds = Math.floor(now / 1000);
  const head = {
    alg: "PS256",
    typ: "JWT",
    "x5t#S256": createHash("sha256").update(raw).digest("base64url"),
    ...header,
  };
  const body = {
    aud: tokenUrl,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: seconds,
    iat: seconds,
    exp: seconds + 600,
    ...claims,
  };
  const content = [head, body].map((part) => encode(JSON.stringify(part))).join(".");
  const padding =
    head.alg === "RS256"
      ? { padding: constants.RSA_PKCS1_PADDING }
      : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign("sha256", Buffer.from(content), { key: privateKey, ...padding });
  return `${content}.${signature.toString("base64url")}`;
}

export function sha1Of({ certificate }: Pair): string {
  const { raw } = new X509Certificate(certificate);
  return createHash("sha1").update(raw).digest("base64url");
}

function encode(text: string): string {
  return Buffer.from(text).toString("base64url");
}
