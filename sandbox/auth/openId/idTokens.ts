import {
  createHash,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from "node:crypto";

/** What an id token says about who signed in. */
export interface Identity {
  objectId: string;
  name: string;
  signInName: string;
}

interface Keys {
  privateKey: KeyObject;
  jwk: JsonWebKey;
  kid: string;
}

/**
 * Signs what clients read themselves, by a key that the sandbox publishes. Access tokens are not such:
 * only the environment reads them, which is why they go without.
 */
export class IdTokenSigner {
  private made: Keys | undefined;

  /** The document behind `jwks_uri`. */
  keySet(): { keys: object[] } {
    const { jwk, kid } = this.keys();
    return { keys: [{ ...jwk, kid, use: "sig", alg: "RS256" }] };
  }

  sign(claims: object): string {
    const { privateKey, kid } = this.keys();
    const content = `${encode({ typ: "JWT", alg: "RS256", kid })}.${encode(claims)}`;
    return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
  }

  /** Made when it is first needed: that takes a tenth of a second, and few tests do. */
  private keys(): Keys {
    this.made ??= makeKeys();
    return this.made;
  }
}

function makeKeys(): Keys {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = publicKey.export({ format: "jwk" });
  const kid = createHash("sha256").update(JSON.stringify(jwk)).digest("base64url");
  return { privateKey, jwk, kid };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
