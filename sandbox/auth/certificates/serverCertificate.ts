import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { isIP } from "node:net";
import type { CertificatePair } from "../options";
import {
  bits,
  bytes,
  flags,
  integer,
  objectId,
  sequence,
  set,
  tagged,
  text,
  time,
  yes,
} from "./der";
import { pem, serialNumber } from "./selfSigned";

const dayMs = 24 * 3600 * 1000;
const ecdsaWithSha256 = "1.2.840.10045.4.3.2";
const commonName = "2.5.4.3";

/**
 * A certificate for a server on this machine, good from yesterday for a year, which clients trust as an
 * authority of one certificate. Its extensions are those that strict clients insist on.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function serverCertificate(host: string, now: number): CertificatePair {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const content = contentOf(host, now, keys.publicKey);
  const algorithm = sequence(objectId(ecdsaWithSha256));
  const der = sequence(content, algorithm, bits(sign("sha256", content, keys.privateKey)));
  return {
    certificate: pem("CERTIFICATE", der),
    privateKey: keys.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}

function contentOf(host: string, now: number, publicKey: KeyObject): Buffer {
  const name = sequence(set(sequence(objectId(commonName), text("dataverse-sandbox"))));
  const validity = sequence(time(now - dayMs), time(now + 365 * dayMs));
  const key = publicKey.export({ format: "der", type: "spki" });
  const version3 = tagged(0, integer(Buffer.from([2])), "explicit");
  const algorithm = sequence(objectId(ecdsaWithSha256));
  const extensions = tagged(3, sequence(...extensionsOf(host, key)), "explicit");
  const serial = integer(serialNumber());
  return sequence(version3, serial, algorithm, name, validity, name, key, extensions);
}

function extensionsOf(host: string, key: Buffer): Buffer[] {
  const keyId = createHash("sha1").update(key).digest();
  const names = [...new Set(["localhost", "127.0.0.1", "::1", host])].map(alternativeName);
  // Signs certificates (its own) and the messages of TLS: bits 5 and 0 of nine.
  const usage = flags(0b1000_0100, 2);
  return [
    extension("2.5.29.19", sequence(yes()), "critical"),
    extension("2.5.29.15", usage, "critical"),
    extension("2.5.29.37", sequence(objectId("1.3.6.1.5.5.7.3.1"))),
    extension("2.5.29.14", bytes(keyId)),
    extension("2.5.29.35", sequence(tagged(0, keyId, "plain"))),
    extension("2.5.29.17", sequence(...names)),
  ];
}

function extension(id: string, content: Buffer, weight?: "critical"): Buffer {
  return sequence(objectId(id), ...(weight === undefined ? [] : [yes()]), bytes(content));
}

function alternativeName(name: string): Buffer {
  const isAddress = isIP(name) !== 0;
  return isAddress
    ? tagged(7, addressBytes(name), "plain")
    : tagged(2, Buffer.from(name, "latin1"), "plain");
}

/** `127.0.0.1` as four bytes; of the sixth version `::1` and others as sixteen, without a zone. */
function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split(".").map(Number));
  const [withoutZone = ""] = address.split("%");
  // Some are written with dots at the end, but not in a URL.
  const [head = "", tail] = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1).split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groups(head);
  const after = groups(tail ?? "");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return Buffer.from(
    [...before, ...zeros, ...after].map((group) => group.padStart(4, "0")).join(""),
    "hex",
  );
}
