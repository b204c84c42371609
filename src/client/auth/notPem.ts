import { createPrivateKey, X509Certificate } from "node:crypto";
import type { PemBlock } from "./pem";

const FROM_PFX = "`openssl pkcs12 -in certificate.pfx -out certificate.pem -nodes`";
const FROM_CERTIFICATE = "`openssl x509 -inform DER -in certificate.cer -out certificate.pem`";
const FROM_KEY = "`openssl pkey -inform DER -in key.der -out key.pem`";

/** What a text is that holds no block of the wanted kind, and how to make one: the end of a sentence. */
export function notPem(text: string, blocks: readonly PemBlock[]): string {
  const [block] = blocks;
  if (block) return otherBlock(block.label);
  const bytes = bytesOf(text);
  if (bytes === undefined) {
    return isBinary(text)
      ? `is a PFX or DER file, not PEM text; convert a PFX file with ${FROM_PFX}, a certificate with ${FROM_CERTIFICATE}, a key with ${FROM_KEY}.`
      : "is not PEM text, which begins with -----BEGIN.";
  }
  if (readable(() => new X509Certificate(bytes))) {
    return `is a certificate in DER form, not PEM text; convert it with ${FROM_CERTIFICATE}.`;
  }
  const isKey = (["pkcs8", "pkcs1", "sec1"] as const).some((type) =>
    readable(() => createPrivateKey({ key: bytes, format: "der", type, passphrase: "" })),
  );
  return isKey
    ? `is a key in DER form, not PEM text; convert it with ${FROM_KEY}.`
    : `is not PEM text; if it is a PFX file, convert it with ${FROM_PFX}.`;
}

function otherBlock(label: string): string {
  if (label === "OPENSSHPRIVATEKEY") {
    return "holds a key of OpenSSH; make one with its certificate by `openssl req -x509 -newkey rsa:2048 -keyout key.pem -out certificate.pem -days 365`.";
  }
  if (label.endsWith("PRIVATEKEY")) return "holds a private key and no certificate.";
  if (label.endsWith("CERTIFICATE")) return "holds a certificate and no private key.";
  if (label.endsWith("PUBLICKEY")) return "holds a public key, which is neither of the two.";
  if (label.endsWith("REQUEST")) return "holds a request for a certificate, not the certificate.";
  return "holds neither a certificate nor a private key in PEM form.";
}

/** The bytes of a text in Base64 that begins as DER does. */
function bytesOf(text: string): Buffer | undefined {
  const base64 = text.replace(/\s/g, "");
  if (!/^M[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return undefined;
  const bytes = Buffer.from(base64, "base64");
  return bytes[0] === SEQUENCE ? bytes : undefined;
}

/** The first byte of everything in DER. */
const SEQUENCE = 0x30;

/** Bytes that were read as text. */
const isBinary = (text: string): boolean => text.startsWith("0") && /[\p{Cc}\ufffd]/u.test(text);

function readable(read: () => unknown): boolean {
  try {
    return read() !== undefined;
  } catch {
    return false;
  }
}
