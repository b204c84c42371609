import type { Connection } from "@prismatic-io/spectral";
import { SecretMask } from "./SecretMask";

const SECRET_FIELDS = ["clientSecret", "privateKey", "passphrase", "password"];
const SECRET_TOKENS = ["access_token", "refresh_token", "id_token"];

/** The mask of a session: it knows the connection's secrets; tokens and keys got later are added to it. */
export function sessionSecrets({ fields, token }: Connection): SecretMask {
  const secrets = new SecretMask();
  for (const name of SECRET_FIELDS) secrets.add(fields[name]);
  // A certificate is public, unless its key is pasted with it.
  const certificate = String(fields["certificate"] ?? "");
  if (certificate.includes("PRIVATE KEY")) secrets.add(certificate);
  for (const name of SECRET_TOKENS) secrets.add(token?.[name]);
  return secrets;
}
