import { OAuth2Type, oauth2Connection } from "@prismatic-io/spectral";
import { webApiUrl } from "./webApiUrl";

export const clientCredentials = oauth2Connection({
  key: "clientCredentials",
  display: {
    label: "OAuth 2.0 Client Credentials",
    description: "Works as an application user of the environment, without anybody signing in.",
  },
  oauth2Type: OAuth2Type.ClientCredentials,
  inputs: {
    webApiUrl,
    tokenUrl: {
      label: "Token URL",
      type: "string",
      required: true,
      placeholder: "https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token",
      example: "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token",
      comments:
        "Token address of Microsoft Entra ID with the tenant's ID or domain; organizations and common do not work. Sovereign clouds have their own host.",
    },
    scopes: {
      label: "Scopes",
      type: "string",
      required: true,
      placeholder: "https://<org>.crm.dynamics.com/.default",
      example: "https://contoso.crm4.dynamics.com/.default",
      comments: "The environment's address with /.default behind it and no slash doubled.",
    },
    clientId: {
      label: "Client ID",
      type: "string",
      required: true,
      placeholder: "Application (client) ID",
      example: "00000000-0000-0000-0000-00000000000a",
      comments:
        "Application (client) ID of the app registration in Microsoft Entra ID. The environment needs an application user for it, with security roles.",
    },
    clientSecret: {
      label: "Client secret value",
      type: "password",
      required: true,
      placeholder: "Value of a client secret",
      example: "abc8Q~exampleexampleexampleexample",
      comments:
        "Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when.",
    },
  },
});
