import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { askToken } from "./token";

/** Where a person signs in, and for what. */
export interface SignIn {
  /** Address of the token endpoint; that of the page is beside it. */
  tokenUrl: string;
  /** A public app registration that leads back to `http://localhost`. */
  clientId: string;
  scope: string;
}

/** How long a person may take. */
const patienceMs = 5 * 60_000;

/**
 * The token of a person who signs in at the page whose address is told, by a code and PKCE.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export async function connect(signIn: SignIn, tell: (line: string) => void): Promise<string> {
  const verifier = randomBytes(48).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  let settle: (url: URL) => void = () => {};
  const led = new Promise<URL>((resolve) => {
    settle = resolve;
  });
  const server = createServer((message, response) => {
    const url = takeBack(message, response, state);
    if (url !== undefined) settle(url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const redirectUri = `http://localhost:${port}`;
  const patience = setTimeout(() => settle(new URL("http://localhost?error=timeout")), patienceMs);
  try {
    tell(`Sign in at:\n\n${pageOf(signIn, { redirectUri, state, verifier })}\n`);
    return await redeem(signIn, await led, { redirectUri, verifier });
  } finally {
    clearTimeout(patience);
    server.close();
    server.closeAllConnections();
  }
}

function pageOf(
  { tokenUrl, clientId, scope }: SignIn,
  asked: { redirectUri: string; state: string; verifier: string },
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: asked.redirectUri,
    scope,
    state: asked.state,
    code_challenge: createHash("sha256").update(asked.verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  return `${tokenUrl.replace(/\/token$/, "/authorize")}?${query}`;
}

/** The address that a sign-in led back to; undefined for requests that come from elsewhere. */
function takeBack(
  { url = "/" }: IncomingMessage,
  response: ServerResponse,
  state: string,
): URL | undefined {
  const led = new URL(url, "http://localhost");
  const isOurs = led.searchParams.get("state") === state;
  response.writeHead(isOurs ? 200 : 404, { "Content-Type": "text/plain", Connection: "close" });
  response.end(isOurs ? "You may close this page." : "");
  return isOurs ? led : undefined;
}

async function redeem(
  { tokenUrl, clientId, scope }: SignIn,
  led: URL,
  { redirectUri, verifier }: { redirectUri: string; verifier: string },
): Promise<string> {
  const code = led.searchParams.get("code");
  if (code === null) {
    const why = led.searchParams.get("error_description") ?? led.searchParams.get("error");
    throw new Error(`Signing in failed: ${why}`);
  }
  return askToken(tokenUrl, {
    grant_type: "authorization_code",
    client_id: clientId,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    scope,
  });
}
