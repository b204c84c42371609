import { createPrivateKey } from "node:crypto";

/** The same key in each form in which it may be pasted; the encrypted ones open with `passphrase`. */
export const keyForms = (privateKey: string, passphrase: string): Record<string, string> => {
  const key = createPrivateKey(privateKey);
  const form = (type: "pkcs1" | "pkcs8", cipher?: string) =>
    String(
      key.export({
        type,
        format: "pem",
        ...(cipher === undefined ? {} : { cipher, passphrase }),
      }),
    );
  return {
    "PKCS#8": form("pkcs8"),
    "PKCS#1": form("pkcs1"),
    "PKCS#8, encrypted": form("pkcs8", "aes-256-cbc"),
    "PKCS#1, encrypted": form("pkcs1", "aes-256-cbc"),
    "PKCS#1, encrypted with Triple DES": form("pkcs1", "des-ede3-cbc"),
  };
};

/** What becomes of the line breaks of a text that is pasted. */
export const pastings: Readonly<Record<string, (pem: string) => string>> = {
  "as it is": (pem) => pem,
  "with Windows line breaks": (pem) => pem.replace(/\n/g, "\r\n"),
  "without line breaks": (pem) => pem.replace(/\n/g, ""),
  "with blanks for line breaks": (pem) => pem.replace(/\n/g, " "),
  "with literal \\n": (pem) => pem.replace(/\n/g, "\\n"),
  "with literal \\r\\n": (pem) => pem.replace(/\n/g, "\\r\\n"),
  "escaped twice": (pem) => pem.replace(/\n/g, "\\\\n"),
  "with blanks around each line": (pem) => pem.replace(/^|$/gm, "  "),
  "after other words": (pem) => `Bag Attributes\n    friendlyName: orders\n${pem}\nend of file`,
};
