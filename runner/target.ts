import type { Connection } from "@prismatic-io/spectral";
import {
  type Sandbox,
  clientId as sandboxClient,
  clientSecret as sandboxSecret,
  tenantId as sandboxTenant,
  startSandbox,
} from "dataverse-sandbox";

/** The environment a run talks to: the local sandbox, or the one the variables name. */
export interface Target {
  readonly name: string;
  readonly connection: Connection;
  /** Only there when the target is the sandbox. */
  readonly sandbox: Sandbox | undefined;
  close(): Promise<void>;
}

interface Credentials {
  readonly webApiUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const VARIABLES = [
  "DATAVERSE_URL",
  "DATAVERSE_TENANT_ID",
  "DATAVERSE_CLIENT_ID",
  "DATAVERSE_CLIENT_SECRET",
] as const;

/**
 * A new sandbox, unless `DATAVERSE_URL`, `DATAVERSE_TENANT_ID`, `DATAVERSE_CLIENT_ID` and
 * `DATAVERSE_CLIENT_SECRET` name an environment. `DATAVERSE_TOKEN_URL` replaces the commercial cloud's
 * token endpoint. Of a sandbox that is running, `DATAVERSE_URL` alone is enough.
 */
export async function openTarget(): Promise<Target> {
  const credentials = fromVariables();
  if (credentials) {
    return {
      name: credentials.webApiUrl,
      connection: await signIn(credentials),
      sandbox: undefined,
      close: () => Promise.resolve(),
    };
  }
  const sandbox = await startSandbox();
  const { url, tokenUrl, clientId, clientSecret } = sandbox;
  return {
    name: `a local Dataverse at ${url}`,
    connection: await signIn({ webApiUrl: url, tokenUrl, clientId, clientSecret }),
    sandbox,
    close: () => sandbox.close(),
  };
}

const fromVariables = (): Credentials | undefined => {
  const [webApiUrl, tenant, clientId, clientSecret] = VARIABLES.map((name) => process.env[name]);
  if (!webApiUrl) return undefined;
  if (!tenant && /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/?$/i.test(webApiUrl)) {
    const tokenUrl = `${new URL(webApiUrl).origin}/${sandboxTenant}/oauth2/v2.0/token`;
    return { webApiUrl, tokenUrl, clientId: sandboxClient, clientSecret: sandboxSecret };
  }
  const missing = VARIABLES.filter((name) => !process.env[name]);
  if (!tenant || !clientId || !clientSecret) throw new Error(`Set ${missing.join(", ")} as well.`);
  const tokenUrl =
    process.env["DATAVERSE_TOKEN_URL"] ??
    `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  return { webApiUrl, tokenUrl, clientId, clientSecret };
};

/** The platform's part of the client credentials connection: it gets the token before a flow runs. */
const signIn = async (credentials: Credentials): Promise<Connection> => {
  const { webApiUrl, tokenUrl, clientId, clientSecret } = credentials;
  const origin = new URL(webApiUrl.includes("://") ? webApiUrl : `https://${webApiUrl}`).origin;
  const scopes = `${origin}/.default`;
  const response = await ask(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: scopes,
    }),
  });
  const token = await answerOf(response);
  if (!response.ok)
    throw new Error(`No token: ${String(token["error_description"] ?? response.status)}`);
  return {
    key: "clientCredentials",
    configVarKey: "",
    fields: { webApiUrl, tokenUrl, scopes, clientId, clientSecret },
    token,
  };
};

const ask = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`No answer from ${new URL(url).origin}`, { cause: (error as Error).cause });
  }
};

const answerOf = async (response: Response): Promise<Record<string, unknown>> => {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    throw new Error(
      `No token: ${new URL(response.url).origin} answered ${response.status}, and not as a sign-in service does.`,
    );
  }
};
