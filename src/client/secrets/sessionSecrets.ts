import type { Connection } from "@prismatic-io/spectral";
import { SecretMask } from "./SecretMask";
import { unwrapped } from "./wrappedText";

const SECRET_FIELDS = ["clientSecret", "privateKey", "passphrase", "password"];
const SECRET_TOKENS = ["access_token", "refresh_token", "id_token"];

/** The mask of a session: it knows the connection's secrets; tokens and keys got later are added to it. */
export function sessionSecrets({ fields, token }: Connection): SecretMask {
  const secrets = new SecretMask();
  for (const name of SECRET_FIELDS) addBoth(secrets, textOf(fields[name]));
  const certificate = textOf(fields["certificate"]);
  if (certificate !== "" && mayHoldKey(certificate)) addBoth(secrets, certificate);
  for (const name of SECRET_TOKENS) secrets.add(token?.[name]);
  return secrets;
}

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");

/** A secret as it was given, and what it is the writing of. */
const addBoth = (secrets: SecretMask, text: string): void => {
  if (text === "") return;
  secrets.add(text);
  secrets.add(unwrapped(text));
};

/** A certificate is public, unless its key is pasted with it; in another writing nobody sees which it is. */
const mayHoldKey = (certificate: string): boolean => {
  const dense = unwrapped(certificate).replace(/\\{1,4}[rn]|\s/g, "");
  return dense.includes("PRIVATEKEY") || !dense.includes("-----BEGIN");
};
