import type { Sandbox } from "../api";

/** What clients of each kind want to be told. */
export const forms = ["env", "json", "prismatic", "postman"] as const;
export type Form = (typeof forms)[number];

/** How a connection to the sandbox is written down; `certificateFile` has what clients are to trust. */
export function printed(form: Form, sandbox: Sandbox, certificateFile: string | undefined): string {
  switch (form) {
    case "env":
      return Object.entries(variables(sandbox, certificateFile))
        .map(([name, value]) => `${name}=${value}`)
        .join("\n");
    case "json":
      return JSON.stringify({ ...facts(sandbox), ...(certificateFile ? { certificateFile } : {}) });
    case "prismatic":
      return JSON.stringify(prismatic(sandbox));
    case "postman":
      return JSON.stringify(postman(sandbox), null, 2);
  }
}

function facts(sandbox: Sandbox) {
  const { url, tenantId, tokenUrl, authorizeUrl, clientId, clientSecret, publicClientId } = sandbox;
  const scope = `${url}/.default`;
  const token = sandbox.issueToken();
  const controlUrl = `${url}/sandbox`;
  return {
    url,
    webApiUrl: `${url}/api/data/v9.2/`,
    tenantId,
    tokenUrl,
    authorizeUrl,
    clientId,
    clientSecret,
    publicClientId,
    scope,
    token,
    controlUrl,
  };
}

/**
 * Those of this project's commands, and those that Microsoft's libraries for sign-in read:
 * https://learn.microsoft.com/dotnet/api/azure.identity.environmentcredential
 */
function variables(sandbox: Sandbox, certificateFile: string | undefined): Record<string, string> {
  const { url, tenantId, tokenUrl, clientId, clientSecret, scope, token } = facts(sandbox);
  return {
    DATAVERSE_URL: url,
    DATAVERSE_TOKEN_URL: tokenUrl,
    DATAVERSE_TENANT_ID: tenantId,
    DATAVERSE_CLIENT_ID: clientId,
    DATAVERSE_CLIENT_SECRET: clientSecret,
    DATAVERSE_SCOPE: scope,
    DATAVERSE_TOKEN: token,
    AZURE_AUTHORITY_HOST: url,
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: clientSecret,
    ...(certificateFile === undefined ? {} : trust(certificateFile)),
  };
}

/** Where Node, Python's requests, and what uses OpenSSL look for certificates. */
function trust(file: string): Record<string, string> {
  return { NODE_EXTRA_CA_CERTS: file, REQUESTS_CA_BUNDLE: file, SSL_CERT_FILE: file };
}

/** A connection as the testing harness of Spectral and `prism` take it. */
function prismatic(sandbox: Sandbox): object {
  const { url, tokenUrl, clientId, clientSecret, scope, token } = facts(sandbox);
  return {
    key: "clientCredentials",
    fields: { webApiUrl: url, tokenUrl, scopes: scope, clientId, clientSecret },
    token: { access_token: token, token_type: "Bearer" },
  };
}

/**
 * An environment to import, with the names that Microsoft's page uses.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/insomnia
 */
function postman(sandbox: Sandbox): object {
  const { url, tenantId, tokenUrl, authorizeUrl, clientId, clientSecret, scope } = facts(sandbox);
  const values = {
    url,
    version: "9.2",
    webapiurl: "{{url}}/api/data/v{{version}}/",
    tenantid: tenantId,
    clientid: clientId,
    clientsecret: clientSecret,
    authurl: authorizeUrl,
    tokenurl: tokenUrl,
    scope,
  };
  return {
    name: "Dataverse sandbox",
    values: Object.entries(values).map(([key, value]) => ({
      key,
      value,
      type: key === "clientsecret" ? "secret" : "default",
      enabled: true,
    })),
    _postman_variable_scope: "environment",
  };
}
