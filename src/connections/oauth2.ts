import { OAuth2Type, oauth2Connection } from "@prismatic-io/spectral";
import { webApiUrl } from "./webApiUrl";

export const oauth2 = oauth2Connection({
  key: "oauth2",
  display: {
    label: "OAuth 2.0 Authorization Code",
    description: "Works as the user who signs in, with the rights of that user.",
  },
  oauth2Type: OAuth2Type.AuthorizationCode,
  inputs: {
    webApiUrl,
    authorizeUrl: {
      label: "Authorize URL",
      type: "string",
      required: true,
      default: "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
      placeholder: "https://login.microsoftonline.com/<tenant>/oauth2/v2.0/authorize",
      example: "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
      comments:
        "Sign-in page of Microsoft Entra ID. Single-tenant apps need their tenant in place of organizations, sovereign clouds their own host.",
    },
    tokenUrl: {
      label: "Token URL",
      type: "string",
      required: true,
      default: "https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
      placeholder: "https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token",
      example: "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token",
      comments:
        "Token address of Microsoft Entra ID: same host and tenant as in the Authorize URL.",
    },
    scopes: {
      label: "Scopes",
      type: "string",
      required: false,
      placeholder: "https://<org>.crm.dynamics.com/user_impersonation offline_access",
      example: "https://contoso.crm4.dynamics.com/user_impersonation offline_access",
      comments:
        "The environment's address with /user_impersonation, a blank, and offline_access, without which the sign-in ends after an hour.",
    },
    clientId: {
      label: "Client ID",
      type: "string",
      required: true,
      placeholder: "Application (client) ID",
      example: "00000000-0000-0000-0000-00000000000a",
      comments: "Application (client) ID of the app registration in Microsoft Entra ID.",
    },
    clientSecret: {
      label: "Client Secret",
      type: "password",
      required: true,
      placeholder: "Value of a client secret",
      example: "abc8Q~exampleexampleexampleexample",
      comments:
        "Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when.",
    },
  },
});
