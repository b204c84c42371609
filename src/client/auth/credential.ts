import { type KeyObject, X509Certificate } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { connectionError } from "../errors/connectionError";
import { runtime } from "../runtime";
import { unwrapped } from "../secrets/wrappedText";
import { fieldText, typedText } from "./fieldText";
import { notPem, type Wanted } from "./notPem";
import { type PemBlock, pemBlocks } from "./pem";
import { readPrivateKey } from "./privateKey";

/** A certificate and the private key that belongs to it. */
export interface Credential {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

const CERTIFICATES = new Set(["CERTIFICATE", "X509CERTIFICATE", "TRUSTEDCERTIFICATE"]);
const KEYS = new Set(["PRIVATEKEY", "RSAPRIVATEKEY", "ECPRIVATEKEY", "ENCRYPTEDPRIVATEKEY"]);
const isKey = ({ label }: PemBlock) => KEYS.has(label);
const isCertificate = ({ label }: PemBlock) => CERTIFICATES.has(label);

/**
 * Reads *Certificate* and *Private Key*. Both may stand in one text, in either field, beside the
 * certificates of those who issued it and beside other pairs. Of several pairs the first counts, whatever
 * the time: keys of webhooks are made from it.
 *
 * @throws ConnectionError for what cannot be read or does not belong together; nothing of the key is in it
 */
export function readCredential(connection: Connection): Credential {
  return readCredentials(connection)[0];
}

/** The same, where one of several pairs may have expired: the first that is valid now. */
export function currentCredential(connection: Connection): Credential {
  const all = readCredentials(connection);
  return all.find((each) => notValid(each) === undefined) ?? all[0];
}

function readCredentials(connection: Connection): readonly [Credential, ...Credential[]] {
  const blocks = blocksOf(connection);
  const passphrase = typedText(connection, "passphrase");
  const certificates = blocks.filter(isCertificate).map(readCertificate);
  const keys = blocks.filter(isKey).map((block) => readPrivateKey(block, passphrase));
  const [first, ...others] = keys.flatMap(({ key }) =>
    key
      ? certificates.flatMap((each) =>
          each?.checkPrivateKey(key) ? { certificate: each, key } : [],
        )
      : [],
  );
  if (first) return [first, ...others];
  const refused = keys.flatMap((each) => (each.key ? [] : each));
  const reason =
    refused.find(({ isOtherType }) => !isOtherType) ??
    (refused.length === keys.length ? refused[0] : undefined);
  throw connectionError(
    connection,
    reason?.refusal ?? (certificates.includes(undefined) ? DAMAGED : FOREIGN_KEY),
  );
}

const DAMAGED =
  "Certificate of the connection cannot be read: its text is damaged or was cut off; paste all of it, from the BEGIN line to the END line.";
const FOREIGN_KEY =
  "Private Key of the connection does not belong to its Certificate: paste the two that were made together.";

/** @throws ConnectionError where there is no block of one of the two kinds */
function blocksOf(connection: Connection): PemBlock[] {
  const fields: Record<Wanted, string> = {
    Certificate: unwrapped(fieldText(connection, "certificate")),
    "Private Key": unwrapped(fieldText(connection, "privateKey")),
  };
  const blocks = Object.values(fields).flatMap(pemBlocks);
  for (const label of ["Certificate", "Private Key"] as const) {
    if (blocks.some(label === "Certificate" ? isCertificate : isKey)) continue;
    const text = fields[label];
    throw connectionError(
      connection,
      text === ""
        ? `${label} of the connection is empty.`
        : `${label} of the connection ${notPem(text, pemBlocks(text), label)}`,
    );
  }
  return blocks;
}

/** Undefined for a damaged one: it may be one of several. */
function readCertificate({ text }: PemBlock): X509Certificate | undefined {
  try {
    return new X509Certificate(text ?? "");
  } catch {
    return undefined;
  }
}

/** When the certificate ends, in milliseconds since the epoch. */
export function validUntilMs({ certificate }: Credential): number {
  return Date.parse(certificate.validTo);
}

/** @throws ConnectionError for a certificate that is not valid now */
export function requireValid(connection: Connection, credential: Credential): void {
  const reason = notValid(credential);
  if (reason !== undefined) throw connectionError(connection, reason);
}

/** Why a certificate is not valid now, as a sentence; undefined for one that is. */
function notValid(credential: Credential): string | undefined {
  const now = runtime.now();
  const ends = validUntilMs(credential);
  const begins = Date.parse(credential.certificate.validFrom);
  if (ends <= now) {
    return `Certificate of the connection expired on ${day(ends)}: upload a new one to the app registration, then set Certificate and Private Key.`;
  }
  return begins > now + CLOCKS_DIFFER_MS
    ? `Certificate of the connection is valid only from ${day(begins)} on.`
    : undefined;
}

/** A certificate that was just made may be a little ahead of this clock. */
const CLOCKS_DIFFER_MS = 600_000;

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
