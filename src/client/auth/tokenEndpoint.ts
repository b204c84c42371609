import type { Connection, ConnectionError } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import { type Environment, isLoopback } from "../environment";
import { connectionError } from "../errors/connectionError";
import { TransportFailure } from "../errors/failures";
import { send } from "../http/send";
import { waitBeforeRetry } from "../http/waits";
import { runtime } from "../runtime";
import { sessionSecrets } from "../secrets/sessionSecrets";
import type { HttpRequest, HttpResponse } from "../types/http";
import { aadstsHint } from "./aadsts";
import { TokenUnavailable } from "./TokenUnavailable";

export interface IssuedToken {
  readonly token: string;
  /** `expires_in`, in milliseconds, where the token URL said it. */
  readonly lifeMs: number | undefined;
}

/**
 * Asks the connection's token URL for an app-only token (OAuth 2.0 client credentials, RFC 6749 4.4).
 * Without *Scopes* the environment's own `/.default` is asked for.
 *
 * @throws ConnectionError with Entra's code and what to do; never with the secret.
 * @throws TokenUnavailable for a failure that may pass
 */
export const requestToken = async (
  connection: Connection,
  environment: Environment,
): Promise<IssuedToken> => {
  const request = tokenRequest(connection, environment);
  for (let retries = 0; ; retries += 1) {
    const result = await send(request).catch((error: unknown) => error);
    const passing =
      result instanceof TransportFailure || (isResponse(result) && mayPass(result.status));
    if (!passing || retries >= defaults.tokenRetries) return tokenFrom(result, connection);
    const header = isResponse(result) ? result.headers["retry-after"] : undefined;
    const wait = waitBeforeRetry(header, retries);
    if (wait > defaults.backoffCapMs) return tokenFrom(result, connection);
    await runtime.sleep(wait);
  }
};

/** A service that is busy or down. */
const mayPass = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const tokenRequest = (connection: Connection, environment: Environment): HttpRequest => {
  const field = (name: string) => String(connection.fields[name] ?? "").trim();
  const missing = (label: string) =>
    connectionError(connection, `${label} of the connection is empty.`);
  if (!field("clientId")) throw missing("Client ID");
  if (!field("clientSecret")) throw missing("Client secret value");
  return {
    method: "POST",
    url: tokenUrl(field("tokenUrl"), connection),
    headers: {
      Accept: "application/json",
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: field("clientId"),
      client_secret: field("clientSecret"),
      scope: field("scopes") || `${environment.origin}/.default`,
    }).toString(),
    operation: "Getting an access token",
    repeat: "always",
    timeoutMs: defaults.tokenTimeoutMs,
    maxBytes: defaults.maxRefusalBytes,
  };
};

const TOKEN_URL = "https://login.microsoftonline.com/<tenant id>/oauth2/v2.0/token";

/** Endpoints beside the right one: of the first version, which knows no scopes, and for people's sign-in. */
const OTHER_ENDPOINTS = /\/oauth2\/(?:token|authorize|v2\.0\/authorize)\/?$/i;

const tokenUrl = (text: string, connection: Connection): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && OTHER_ENDPOINTS.test(url.pathname)) {
    throw connectionError(
      connection,
      `Token URL of the connection is another endpoint of the sign-in service (…${url.pathname.slice(-30)}); expected ${TOKEN_URL}.`,
    );
  }
  if (url && (url.protocol === "https:" || isLoopback(url.hostname))) return url.href;
  throw connectionError(
    connection,
    `Token URL of the connection is not an https URL, e.g. ${TOKEN_URL}.`,
  );
};

const tokenFrom = (result: unknown, connection: Connection): IssuedToken => {
  if (result instanceof TransportFailure) {
    throw new TokenUnavailable(
      connection,
      `Getting an access token failed: ${result.message} at the token URL.`,
    );
  }
  if (!isResponse(result)) throw result;
  const body = parsed(result.body);
  const token = body?.["access_token"];
  if (result.status < 300 && typeof token === "string" && token !== "") {
    const seconds = Number(body?.["expires_in"]);
    return { token, lifeMs: seconds > 0 && seconds < 1e9 ? seconds * 1000 : undefined };
  }
  throw refusal(connection, result.status, body);
};

const refusal = (
  connection: Connection,
  status: number,
  body: Record<string, unknown> | undefined,
): ConnectionError => {
  // A page instead of a token is one of a gateway or a proxy on the way.
  const isPassing = mayPass(status) || status < 300;
  const failure = (message: string) =>
    isPassing ? new TokenUnavailable(connection, message) : connectionError(connection, message);
  if (!body) {
    return failure(
      `Getting an access token failed (${status}): the token URL did not answer as Microsoft Entra does. Check Token URL.`,
    );
  }
  // A server that is not Entra may echo what it was sent.
  const secrets = sessionSecrets(connection);
  const text = (name: string) => secrets.mask(String(body[name] ?? ""));
  const [description = ""] = text("error_description").split(/\r?\n/, 1);
  const code = /AADSTS(\d+)/.exec(description)?.[1] ?? "";
  const hint = aadstsHint(code, text("error"));
  return failure(
    `Getting an access token failed (${status} ${text("error")}): ${description}${hint ? ` ${hint}` : ""}`,
  );
};

const isResponse = (result: unknown): result is HttpResponse =>
  typeof result === "object" && result !== null && "status" in result && "body" in result;

const parsed = (body: Buffer): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};
