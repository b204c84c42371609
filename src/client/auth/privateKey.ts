import { createPrivateKey, type KeyObject } from "node:crypto";
import type { PemBlock } from "./pem";

const DAMAGED =
  "Private Key of the connection cannot be read: its text is damaged or was cut off; paste all of it, from the BEGIN line to the END line.";
const OUTDATED =
  "Private Key of the connection is encrypted in an outdated way; convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out new-key.pem`.";

/** An RSA key, or why there is none, as a sentence. */
export type ReadKey =
  | { readonly key: KeyObject; readonly refusal?: undefined }
  | { readonly key?: undefined; readonly refusal: string; readonly isOtherType: boolean };

/** @param passphrase as it was typed: blanks around it may belong to it */
export function readPrivateKey({ text, isEncrypted }: PemBlock, passphrase: string): ReadKey {
  const refused = (refusal: string, isOtherType = false) => ({ refusal, isOtherType });
  if (text === undefined) return refused(DAMAGED);
  if (isEncrypted && passphrase === "") {
    return refused("Private Key of the connection is encrypted, and Passphrase is empty.");
  }
  const key = isEncrypted ? openedBy(text, passphrase) : opened(text);
  if (typeof key === "string") return refused(key);
  if (key.asymmetricKeyType === "rsa") return { key };
  const type = String(key.asymmetricKeyType);
  return refused(
    `Private Key of the connection is of type ${type}; Microsoft Entra takes RSA keys.`,
    true,
  );
}

/** A passphrase that was copied may have a blank or a line break too many. */
function openedBy(text: string, passphrase: string): KeyObject | string {
  const asTyped = opened(text, passphrase);
  const trimmed = passphrase.trim();
  if (typeof asTyped !== "string" || trimmed === "" || trimmed === passphrase) return asTyped;
  return opened(text, trimmed);
}

/** The key, or why it does not open. What OpenSSL says may hold parts of what it read, so that only its code is looked at. */
function opened(text: string, passphrase?: string): KeyObject | string {
  try {
    return createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (error) {
    if (passphrase === undefined) return DAMAGED;
    const code = String((error as { code?: unknown } | undefined)?.code ?? "");
    return /UNSUPPORTED/.test(code)
      ? OUTDATED
      : "Passphrase of the connection does not open its Private Key.";
  }
}
