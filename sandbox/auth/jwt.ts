import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What an access token of the sandbox says. */
export interface TokenClaims {
  /** The environment the token is for. */
  aud: string;
  iss: string;
  /** Seconds since the epoch. */
  iat: number;
  nbf: number;
  exp: number;
  tid: string;
  oid: string;
  appid: string;
  /** Delegated permission; absent from tokens of an application. */
  scp?: string;
  roles?: string[];
  /** Running number, for revoking everything issued so far. */
  uti: string;
}

/** Signs and reads tokens with a key that lives as long as the sandbox. */
export class TokenSigner {
  private readonly key = randomBytes(32);

  sign(claims: object): string {
    const content = `${encode({ typ: "JWT", alg: "HS256" })}.${encode(claims)}`;
    return `${content}.${this.signature(content).toString("base64url")}`;
  }

  /** The claims of a token signed here; undefined for anything else. */
  read(token: string): Record<string, unknown> | undefined {
    const [header, payload, signature, ...rest] = token.split(".");
    if (!header || !payload || !signature || rest.length > 0) return undefined;
    const given = Buffer.from(signature, "base64url");
    const expected = this.signature(`${header}.${payload}`);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  }

  private signature(content: string): Buffer {
    return createHmac("sha256", this.key).update(content).digest();
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
