import { wrappedBytes } from "../secrets/wrappedText";
import { derKind } from "./derKind";
import type { PemBlock } from "./pem";

const FROM_PFX = "`openssl pkcs12 -in certificate.pfx -out certificate.pem -nodes`";
const FROM_CERTIFICATE = "`openssl x509 -inform DER -in certificate.cer -out certificate.pem`";
const FROM_KEY = "`openssl pkey -inform DER -in key.der -out key.pem`";
const FROM_PKCS7 =
  "`openssl pkcs7 -inform DER -in certificate.p7b -print_certs -out certificate.pem`";
const FROM_PKCS7_TEXT = "`openssl pkcs7 -in certificate.p7b -print_certs -out certificate.pem`";
const NEW_PAIR =
  "make one with its certificate by `openssl req -x509 -newkey rsa:2048 -keyout key.pem -out certificate.pem -days 365`";

/** What is looked for in a text. */
export type Wanted = "Certificate" | "Private Key";

/** What a text is that holds no block of the wanted kind, and how to make one: the end of a sentence. */
export function notPem(text: string, blocks: readonly PemBlock[], wanted: Wanted): string {
  if (blocks.length > 0)
    return otherBlocks(
      blocks.map(({ label }) => label),
      wanted,
    );
  const foreign = FOREIGN.find(([form]) => form.test(text));
  if (foreign) return foreign[1];
  const bytes = wrappedBytes(text);
  const said = bytes && OF_DER[derKind(bytes)];
  if (said) return said;
  return isBinary(text)
    ? `is a PFX or DER file, not PEM text; convert a PFX file with ${FROM_PFX}, a certificate with ${FROM_CERTIFICATE}, a key with ${FROM_KEY}.`
    : "is not PEM text, which begins with -----BEGIN; paste the text of the file itself.";
}

const OF_DER: Readonly<Record<ReturnType<typeof derKind>, string>> = {
  certificate: `is a certificate in DER form, not PEM text; convert it with ${FROM_CERTIFICATE}.`,
  key: `is a key in DER form, not PEM text; convert it with ${FROM_KEY}.`,
  encryptedKey: `is an encrypted key in DER form, not PEM text; convert it with ${FROM_KEY}, which asks for its passphrase.`,
  publicKey:
    "is a public key in DER form, which is neither a certificate nor a private key in PEM text.",
  pfx: `is a PFX file, not PEM text; convert it with ${FROM_PFX}.`,
  pkcs7: `is a list of certificates in DER form (PKCS #7), not PEM text; convert it with ${FROM_PKCS7}.`,
  unknown: "",
};

/** Ways to write a key that are neither PEM nor DER. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^\s{0,9}ssh-[a-z0-9-]{3,20}\s/, "is a public key of OpenSSH, which is neither of the two."],
  [/^\s{0,9}PuTTY-User-Key-File/, `is a key of PuTTY; ${NEW_PAIR}.`],
  [/^\s{0,9}\{[^}]{0,5000}"kty"/, `is a key in JSON (JWK), not PEM text; ${NEW_PAIR}.`],
  [/^\s{0,9}<RSAKeyValue>/, `is a key in XML, not PEM text; ${NEW_PAIR}.`],
];

const RULES: readonly (readonly [(label: string) => boolean, string])[] = [
  [(label) => label === "OPENSSHPRIVATEKEY", `holds a key of OpenSSH; ${NEW_PAIR}.`],
  [
    (label) => label === "PKCS7" || label === "CMS",
    `holds a list of certificates (PKCS #7); convert it with ${FROM_PKCS7_TEXT}.`,
  ],
  [(label) => label.endsWith("REQUEST"), "holds a request for a certificate, not the certificate."],
];

/** The block that says most comes first: a key of OpenSSH beside a certificate is still one. */
function otherBlocks(labels: readonly string[], wanted: Wanted): string {
  const rule = RULES.find(([fits]) => labels.some(fits));
  if (rule) return rule[1];
  if (labels.some((label) => label.endsWith("PRIVATEKEY"))) {
    return wanted === "Certificate"
      ? "holds a private key and no certificate."
      : `holds a private key of another kind; Microsoft Entra takes RSA keys: ${NEW_PAIR}.`;
  }
  if (wanted === "Private Key" && labels.some((label) => label.endsWith("CERTIFICATE"))) {
    return "holds a certificate and no private key.";
  }
  if (labels.some((label) => label.endsWith("PUBLICKEY"))) {
    return "holds a public key, which is neither of the two.";
  }
  return "holds neither a certificate nor a private key in PEM form.";
}

/** Bytes that were read as text. */
const isBinary = (text: string): boolean => text.startsWith("0") && /[\p{Cc}\ufffd]/u.test(text);
