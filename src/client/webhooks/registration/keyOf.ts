import type { Connection } from "@prismatic-io/spectral";
import { isClientCredentials } from "../../auth/isClientCredentials";
import { connectionError } from "../../errors/connectionError";
import { derivedKey } from "./keys";
import type { RegistrationIdentity } from "./types";

/**
 * The key that a connection yields: for client credentials one that is derived from the secret,
 * which identifies the deployment. Undefined for people who signed in, whose connection has no such thing:
 * their app's secret is the same in every instance.
 *
 * @throws ConnectionError when there is no secret to derive a key from
 */
export const connectionKey = (
  connection: Connection,
  identity: RegistrationIdentity,
): string | undefined => {
  if (!isClientCredentials(connection)) return undefined;
  const secret = clientSecretOf(connection);
  if (secret !== "") return derivedKey(secret, identity);
  throw connectionError(
    connection,
    "The connection has no client secret to make a webhook key from: set Webhook Authentication Key.",
  );
};

export const clientSecretOf = ({ fields }: Connection): string =>
  String(fields["clientSecret"] ?? "");
