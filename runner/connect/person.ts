import { createHash, randomBytes } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { signInOrigin } from "../../src/client/auth/clouds";
import { type Environment, environmentOf, isLoopback } from "../../src/client/environment";
import { localDataverse } from "../localDataverse";
import { requestToken } from "../requestToken";
import { variable } from "../variable";
import { openBrowser } from "./browser";
import { openLoopback } from "./loopback";

interface SignIn {
  readonly environment: Environment;
  readonly clientId: string;
  readonly tenantId: string;
  /** Where both addresses are: of our own table, or the environment itself on this machine. */
  readonly host: string;
}

/**
 * Signs a person in to an environment through the browser, as a public client with PKCE. The token is
 * given to nobody but the connection, and written nowhere; a refresh token is not asked for.
 */
export async function signInPerson(environmentUrl: string): Promise<Connection> {
  const signIn = signInTo(environmentUrl);
  const { environment, clientId, tenantId, host } = signIn;
  const token = await tokenThroughBrowser(signIn);
  const fields = { webApiUrl: environment.origin, cloud: host, tenantId, clientId };
  return { key: "environmentUser", configVarKey: "", fields, token };
}

function signInTo(environmentUrl: string): SignIn {
  const named = { key: "", configVarKey: "", fields: { webApiUrl: environmentUrl } };
  const environment = environmentOf(named, "--connect");
  const isLocal = isLoopback(new URL(environment.origin).hostname);
  const clientId = variable("CLIENT_ID") || (isLocal ? localDataverse().publicClientId : "");
  if (clientId === "") {
    throw new Error(
      "Set DATAVERSE_CLIENT_ID to the client ID of an app registration that has http://localhost as a redirect URI of the platform Mobile and desktop applications.",
    );
  }
  const tenantId = variable("TENANT_ID") || "organizations";
  return { environment, clientId, tenantId, host: signInOrigin(named, environment) };
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
async function tokenThroughBrowser(signIn: SignIn): Promise<Record<string, unknown>> {
  const { environment, clientId, tenantId, host } = signIn;
  const base = `${host}/${encodeURIComponent(tenantId)}/oauth2/v2.0`;
  const scope = `${environment.origin}/user_impersonation`;
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(32).toString("base64url");
  const loopback = await openLoopback();
  try {
    const { redirectUri } = loopback;
    const page = `${base}/authorize?${new URLSearchParams({
      client_id: clientId,
      response_type: "code",
      response_mode: "query",
      redirect_uri: redirectUri,
      scope,
      state,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      prompt: "select_account",
    })}`;
    const answer = loopback.answer(state);
    console.error(
      `Sign in to ${environment.origin} in the browser. If none opens, go to\n\n${page}\n`,
    );
    openBrowser(page);
    const code = codeOf(await answer);
    return await requestToken(`${base}/token`, {
      grant_type: "authorization_code",
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope,
    });
  } finally {
    loopback.close();
  }
}

function codeOf(answer: URLSearchParams): string {
  const code = answer.get("code");
  if (code) return code;
  const why = answer.get("error_description") ?? answer.get("error") ?? "there is no code";
  throw new Error(`Not signed in: ${why}`);
}
