import type { Connection } from "@prismatic-io/spectral";
import { ownValue } from "../objects/ownProperty";
import { clientCredentials } from "./clientCredentials";
import { environmentApp } from "./environmentApp";
import { environmentCertificate } from "./environmentCertificate";
import { environmentUser } from "./environmentUser";
import { fieldText } from "./fieldText";
import { oauth2 } from "./oauth2";
import type { ConnectionKind } from "./types";

/** By the keys of the component's connections. */
const KINDS: Readonly<Record<string, ConnectionKind>> = {
  oauth2,
  clientCredentials,
  environmentUser,
  environmentApp,
  environmentCertificate,
};

/**
 * The kind of a connection. Its key decides; connections that have none, as those of tests and of the
 * command line, are told by their fields.
 */
export function kindOf(connection: Connection): ConnectionKind {
  if (connection.key !== "") return ownValue(KINDS, connection.key) ?? oauth2;
  const has = (name: string) => fieldText(connection, name) !== "";
  const isServer =
    has("tokenUrl") && has("clientId") && has("clientSecret") && !has("authorizeUrl");
  return isServer ? clientCredentials : oauth2;
}
