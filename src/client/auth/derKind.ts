import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";

export type DerKind =
  | "certificate"
  | "key"
  | "encryptedKey"
  | "publicKey"
  | "pfx"
  | "pkcs7"
  | "unknown";

/** What bytes in DER are, by what reads them and by how their first element begins. */
export function derKind(bytes: Buffer): DerKind {
  const content = contentOf(bytes);
  if (content === undefined) return "unknown";
  // A PFX begins with its version, 3 (RFC 7292); neither form of a key has that one.
  if (begins(content, "020103")) return "pfx";
  // contentType signedData (RFC 5652)
  if (begins(content, "06092a864886f70d010702")) return "pkcs7";
  if (isEncryptedKey(content)) return "encryptedKey";
  return READERS.find(([, read]) => readable(() => read(bytes)))?.[0] ?? "unknown";
}

const READERS: readonly (readonly [DerKind, (bytes: Buffer) => unknown])[] = [
  ["certificate", (bytes) => new X509Certificate(bytes)],
  ...(["pkcs8", "pkcs1", "sec1"] as const).map(
    (type) => ["key", (key: Buffer) => createPrivateKey({ key, format: "der", type })] as const,
  ),
  ...(["spki", "pkcs1"] as const).map(
    (type) =>
      ["publicKey", (key: Buffer) => createPublicKey({ key, format: "der", type })] as const,
  ),
];

const SEQUENCE = 0x30;

/** What is inside of the outermost sequence; its length takes one byte, or says how many follow. */
function contentOf(bytes: Buffer): Buffer | undefined {
  const [tag, length] = bytes;
  if (tag !== SEQUENCE || length === undefined) return undefined;
  return bytes.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f));
}

/** A sequence that names a way of encryption by password: PKCS #5 (RFC 8018) or PKCS #12. */
function isEncryptedKey(content: Buffer): boolean {
  const algorithm = contentOf(content);
  if (algorithm === undefined) return false;
  return ["06092a864886f70d0105", "060a2a864886f70d010c01"].some((id) => begins(algorithm, id));
}

const begins = (bytes: Buffer, hex: string): boolean =>
  bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, "hex"));

function readable(read: () => unknown): boolean {
  try {
    return read() !== undefined;
  } catch {
    return false;
  }
}
