import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto as never);

export interface Pair {
  certificate: string;
  privateKey: string;
}

const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
/** A kind of key that Entra takes for no certificate of an app. */
export const elliptic = { name: "ECDSA", hash: "SHA-256", namedCurve: "P-256" };
const day = 24 * 3600 * 1000;

/** A self-signed certificate from another maker than the sandbox's own, good for a year from a time on. */
export async function makePair(
  from: number,
  days = 365,
  signingAlgorithm: typeof rsa | typeof elliptic = rsa,
): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"]);
  const generated = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Another Maker",
    notBefore: new Date(from),
    notAfter: new Date(from + days * day),
    signingAlgorithm,
    keys,
  });
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    certificate: `${generated.toString("pem")}\n`,
    privateKey: `${x509.PemConverter.encode(pkcs8, "PRIVATE KEY")}\n`,
  };
}
