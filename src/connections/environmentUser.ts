import { OAuth2PkceMethod, OAuth2Type, oauth2Connection } from "@prismatic-io/spectral";

/** The hidden addresses are made of the fields as they are typed: a template cannot trim. */
export const environmentUser = oauth2Connection({
  key: "environmentUser",
  display: {
    label: "Sign In with Microsoft",
    description: "Works as the user who signs in, with the rights of that user.",
  },
  oauth2Type: OAuth2Type.AuthorizationCode,
  oauth2PkceMethod: OAuth2PkceMethod.S256,
  inputs: {
    webApiUrl: {
      label: "Environment URL",
      type: "string",
      required: true,
      placeholder: "https://<org>.crm.dynamics.com",
      example: "https://contoso.crm4.dynamics.com",
      comments:
        "Bare origin of the environment: https, the host, and nothing behind it, not even a slash. The sign-in takes it as it is typed.",
    },
    cloud: {
      label: "Cloud",
      type: "string",
      required: true,
      default: "https://login.microsoftonline.com",
      model: [
        { label: "Commercial and GCC", value: "https://login.microsoftonline.com" },
        { label: "GCC High and DoD", value: "https://login.microsoftonline.us" },
        { label: "China", value: "https://login.partner.microsoftonline.cn" },
      ],
      placeholder: "https://login.microsoftonline.com",
      example: "https://login.microsoftonline.com",
      comments:
        "Cloud of the environment. An app registered in the commercial cloud does not exist in the others: it is registered there once more.",
    },
    tenantId: {
      label: "Tenant ID",
      type: "string",
      required: true,
      default: "organizations",
      placeholder: "organizations",
      example: "organizations",
      comments:
        "Tenant to sign in to. Multitenant apps keep organizations; a single-tenant app needs its own tenant ID. No blanks around it.",
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
    authorizeUrl: {
      label: "Authorize URL",
      type: "template",
      comments: "Sign-in page of Microsoft Entra ID, made of Cloud and Tenant ID.",
      templateValue: "{{#cloud}}/{{#tenantId}}/oauth2/v2.0/authorize",
    },
    tokenUrl: {
      label: "Token URL",
      type: "template",
      comments: "Token address of Microsoft Entra ID, made of Cloud and Tenant ID.",
      templateValue: "{{#cloud}}/{{#tenantId}}/oauth2/v2.0/token",
    },
    scopes: {
      label: "Scopes",
      type: "template",
      comments: "Permission of the environment and a refresh token, made of Environment URL.",
      templateValue: "{{#webApiUrl}}/user_impersonation offline_access",
    },
  },
});
