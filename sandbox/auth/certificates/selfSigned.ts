import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { CertificatePair } from "../options";
import { bits, integer, nothing, objectId, sequence, set, text, time } from "./der";

const dayMs = 24 * 3600 * 1000;
const sha256WithRsa = "1.2.840.113549.1.1.11";
const commonName = "2.5.4.3";

/**
 * A new self-signed certificate, good from yesterday for a year. Node makes keys and signatures but no
 * certificates; the oldest form of them, without extensions, is all that an assertion needs.
 */
export function selfSigned(name: string, now: number): CertificatePair {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = contentOf(name, now, keys.publicKey);
  const signature = sign("sha256", content, keys.privateKey);
  const der = sequence(content, algorithm(), bits(signature));
  return {
    certificate: pem("CERTIFICATE", der),
    privateKey: keys.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}

function contentOf(name: string, now: number, publicKey: KeyObject): Buffer {
  const issuer = sequence(set(sequence(objectId(commonName), text(name))));
  const validity = sequence(time(now - dayMs), time(now + 365 * dayMs));
  const key = publicKey.export({ format: "der", type: "spki" });
  return sequence(integer(serialNumber()), algorithm(), issuer, validity, issuer, key);
}

/** 15 random bytes behind one that keeps the number positive and its form the shortest. */
export function serialNumber(): Buffer {
  return Buffer.concat([Buffer.from([0x40]), randomBytes(15)]);
}

function algorithm(): Buffer {
  return sequence(objectId(sha256WithRsa), nothing());
}

export function pem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
