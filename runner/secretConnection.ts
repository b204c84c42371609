import type { Connection } from "@prismatic-io/spectral";
import { requestToken } from "./requestToken";

/** The platform's part of the client credentials connection: it gets the token before a flow runs. */
export async function secretConnection(given: {
  webApiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}): Promise<Connection> {
  const { webApiUrl, tokenUrl, clientId, clientSecret } = given;
  const { origin } = new URL(webApiUrl.includes("://") ? webApiUrl : `https://${webApiUrl}`);
  const scopes = `${origin}/.default`;
  const token = await requestToken(tokenUrl, {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes,
  });
  return {
    key: "clientCredentials",
    configVarKey: "",
    fields: { webApiUrl, tokenUrl, scopes, clientId, clientSecret },
    token,
  };
}
