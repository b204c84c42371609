import type { SignIn } from "./connect";
import { askToken } from "./token";

type Environment = Readonly<Record<string, string | undefined>>;

const microsoft = "https://login.microsoftonline.com";

/** Where and for what a person signs in, with the app registration that the variables name. */
export function signInOf(url: string, environment: Environment): SignIn {
  const clientId = environment["DATAVERSE_CLIENT_ID"];
  if (!clientId) throw new Error("Set DATAVERSE_CLIENT_ID to an app that people sign in to.");
  const tokenUrl = tokenUrlOf(environment) || `${microsoft}/organizations/oauth2/v2.0/token`;
  return { tokenUrl, clientId, scope: `${url}/.default` };
}

/** A token for an environment: the one that is given, or that of an application. */
export async function tokenFor(url: string, environment: Environment): Promise<string> {
  const given = environment["DATAVERSE_TOKEN"];
  if (given) return given;
  const address = tokenUrlOf(environment);
  const clientId = environment["DATAVERSE_CLIENT_ID"];
  const secret = environment["DATAVERSE_CLIENT_SECRET"];
  if (!address || !clientId || !secret) {
    throw new Error(
      "Set DATAVERSE_TENANT_ID (or DATAVERSE_TOKEN_URL), DATAVERSE_CLIENT_ID and DATAVERSE_CLIENT_SECRET, or DATAVERSE_TOKEN.",
    );
  }
  return askToken(address, {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
    scope: `${url}/.default`,
  });
}

function tokenUrlOf(environment: Environment): string | undefined {
  const tenant = environment["DATAVERSE_TENANT_ID"];
  const usual = tenant && `${microsoft}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  return environment["DATAVERSE_TOKEN_URL"] || usual;
}
