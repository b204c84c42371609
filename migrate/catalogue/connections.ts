import type { CatalogueEntry } from "./rows";

const ENTRA = "https://login.microsoftonline.com/organizations/oauth2/v2.0";

/** The connections of the existing component. */
export const existingConnections = {
  oauth2: {
    label: "OAuth 2.0 Authorization Code",
    oauth2Type: "authorization_code",
    inputs: [
      'webApiUrl "Web API URL" string',
      `authorizeUrl "Authorize URL" string = ${ENTRA}/authorize`,
      `tokenUrl "Token URL" string = ${ENTRA}/token`,
      'scopes "Scopes" string?',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
    ],
  },
  clientCredentials: {
    label: "OAuth 2.0 Client Credentials",
    oauth2Type: "client_credentials",
    inputs: [
      'webApiUrl "Web API URL" string',
      'tokenUrl "Token URL" string',
      'scopes "Scopes" string',
      'clientId "Client ID" string',
      'clientSecret "Client secret value" password',
    ],
  },
} satisfies Readonly<Record<string, CatalogueEntry & { readonly oauth2Type: string }>>;
