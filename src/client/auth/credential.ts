import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import type { Connection, ConnectionError } from "@prismatic-io/spectral";
import { connectionError } from "../errors/connectionError";
import { runtime } from "../runtime";
import { fieldText } from "./fieldText";
import { notPem } from "./notPem";
import { type PemBlock, pemBlocks } from "./pem";

/** A certificate and the private key that belongs to it. */
export interface Credential {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

const CERTIFICATES = new Set(["CERTIFICATE", "X509CERTIFICATE", "TRUSTEDCERTIFICATE"]);
const isKey = ({ label }: PemBlock) => label.endsWith("PRIVATEKEY");
const isCertificate = ({ label }: PemBlock) => CERTIFICATES.has(label);

/**
 * Reads *Certificate* and *Private Key*. Both may stand in one text, in either field, beside the
 * certificates of those who issued it.
 *
 * @throws ConnectionError for what cannot be read or does not belong together; nothing of the key is in it
 */
export function readCredential(connection: Connection): Credential {
  const refuse: Refuse = (message) => connectionError(connection, message);
  const fields = {
    Certificate: fieldText(connection, "certificate"),
    "Private Key": fieldText(connection, "privateKey"),
  };
  const blocks = Object.values(fields).flatMap(pemBlocks);
  for (const [label, text] of Object.entries(fields)) {
    const wanted = label === "Certificate" ? isCertificate : isKey;
    if (blocks.some(wanted)) continue;
    if (text === "") throw refuse(`${label} of the connection is empty.`);
    throw refuse(`${label} of the connection ${notPem(text, pemBlocks(text))}`);
  }
  const key = readKey(blocks.filter(isKey), fieldText(connection, "passphrase"), refuse);
  const certificates = blocks.filter(isCertificate).map((block) => readCertificate(block, refuse));
  const certificate = certificates.find((each) => each.checkPrivateKey(key));
  if (certificate) return { certificate, key };
  throw refuse(
    "Private Key of the connection does not belong to its Certificate: paste the two that were made together.",
  );
}

type Refuse = (message: string) => ConnectionError;

function readCertificate({ text }: PemBlock, refuse: Refuse): X509Certificate {
  try {
    return new X509Certificate(text ?? "");
  } catch {
    throw refuse(
      "Certificate of the connection cannot be read: its text is damaged or was cut off; paste all of it, from the BEGIN line to the END line.",
    );
  }
}

function readKey(blocks: readonly PemBlock[], passphrase: string, refuse: Refuse): KeyObject {
  const [{ text, isEncrypted } = { text: undefined, isEncrypted: false }] = blocks;
  if (text === undefined) throw refuse(DAMAGED_KEY);
  if (isEncrypted && passphrase === "") {
    throw refuse("Private Key of the connection is encrypted, and Passphrase is empty.");
  }
  const key = opened(text, isEncrypted ? passphrase : undefined, refuse);
  if (key.asymmetricKeyType === "rsa") return key;
  throw refuse(
    `Private Key of the connection is of type ${String(key.asymmetricKeyType)}; Microsoft Entra takes RSA keys.`,
  );
}

const DAMAGED_KEY =
  "Private Key of the connection cannot be read: its text is damaged or was cut off; paste all of it, from the BEGIN line to the END line.";

/** What OpenSSL says may hold parts of what it read, so that only its code is looked at. */
function opened(text: string, passphrase: string | undefined, refuse: Refuse): KeyObject {
  try {
    return createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (error) {
    if (passphrase === undefined) throw refuse(DAMAGED_KEY);
    const code = String((error as { code?: unknown } | undefined)?.code ?? "");
    throw refuse(
      /UNSUPPORTED/.test(code)
        ? "Private Key of the connection is encrypted in an outdated way; convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out new-key.pem`."
        : "Passphrase of the connection does not open its Private Key.",
    );
  }
}

/** When the certificate ends, in milliseconds since the epoch. */
export function validUntilMs({ certificate }: Credential): number {
  return Date.parse(certificate.validTo);
}

/** @throws ConnectionError for a certificate that is not valid now */
export function requireValid(connection: Connection, credential: Credential): void {
  const now = runtime.now();
  const ends = validUntilMs(credential);
  const begins = Date.parse(credential.certificate.validFrom);
  if (ends <= now) {
    throw connectionError(
      connection,
      `Certificate of the connection expired on ${day(ends)}: upload a new one to the app registration, then set Certificate and Private Key.`,
    );
  }
  if (begins > now + CLOCKS_DIFFER_MS) {
    throw connectionError(
      connection,
      `Certificate of the connection is valid only from ${day(begins)} on.`,
    );
  }
}

/** A certificate that was just made may be a little ahead of this clock. */
const CLOCKS_DIFFER_MS = 600_000;

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
