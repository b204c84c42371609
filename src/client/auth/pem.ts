/** One block of a PEM text (RFC 7468), laid out anew: the text it came from may have lost its line breaks. */
export interface PemBlock {
  /** What it holds, in capitals and without blanks: `CERTIFICATE`, `RSAPRIVATEKEY`. */
  readonly label: string;
  /** The block as OpenSSL reads it; undefined where its text is damaged. */
  readonly text: string | undefined;
  readonly isEncrypted: boolean;
}

/** Labels that are read, and how they are written. */
const LABELS: ReadonlyMap<string, string> = new Map(
  [
    "CERTIFICATE",
    "X509 CERTIFICATE",
    "TRUSTED CERTIFICATE",
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
  ].map((label) => [label.replace(/ /g, ""), label]),
);

const BEGIN = /-----\s?BEGIN([A-Z0-9\s]{1,60})-----/g;
const END = /-----\s?END[A-Z0-9\s]{1,60}-----/g;

/**
 * The blocks of a text with line breaks, without them, or with blanks or a literal `\n` in their place: a
 * password field has one line. Text around the blocks is left out.
 */
export function pemBlocks(given: string): PemBlock[] {
  const text = given.replace(/\\{1,4}[rn]/g, "\n");
  const blocks: PemBlock[] = [];
  for (const begin of text.matchAll(BEGIN)) {
    END.lastIndex = begin.index + begin[0].length;
    const end = END.exec(text);
    const body = text.slice(begin.index + begin[0].length, end?.index ?? text.length);
    blocks.push(block((begin[1] ?? "").replace(/\s/g, ""), end ? body : ""));
    if (!end) break;
  }
  return blocks;
}

function block(label: string, body: string): PemBlock {
  const header = encryptionHeader(body);
  const base64 = (header?.rest ?? body).replace(/\s/g, "");
  const isEncrypted = label === "ENCRYPTEDPRIVATEKEY" || header !== undefined;
  const written = LABELS.get(label);
  if (written === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return { label, text: undefined, isEncrypted };
  }
  const lines = base64.replace(/.{64}(?=.)/g, "$&\n");
  const text = [
    `-----BEGIN ${written}-----`,
    ...(header ? [...header.lines, ""] : []),
    lines,
    `-----END ${written}-----`,
    "",
  ].join("\n");
  return { label, text, isEncrypted };
}

/** The head of an encrypted PKCS#1 key (RFC 1421): cipher and initialization vector. */
const HEADER =
  /^\s*Proc-Type:\s*4\s*,\s*ENCRYPTED\s*DEK-Info:\s*([A-Z0-9-]{3,40}?)\s*,\s*([0-9A-Fa-f]+)/;

/** Without line breaks only the length of the vector shows where the key begins. */
function encryptionHeader(body: string): { lines: string[]; rest: string } | undefined {
  const found = HEADER.exec(body);
  if (!found) return undefined;
  const [whole, cipher = "", digits = ""] = found;
  const vector = digits.slice(0, cipher.startsWith("DES") ? 16 : 32);
  return {
    lines: ["Proc-Type: 4,ENCRYPTED", `DEK-Info: ${cipher},${vector}`],
    rest: body.slice(whole.length - digits.length + vector.length),
  };
}
