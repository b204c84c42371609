import type { Connection, ConnectionError } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import { connectionError } from "../errors/connectionError";
import { TransportFailure } from "../errors/failures";
import { isRecord } from "../odata/listBody";
import { runtime } from "../runtime";
import { sessionSecrets } from "../secrets/sessionSecrets";
import type { HttpResponse } from "../types/http";
import type { SharedEnd } from "../types/tokens";
import { clockAhead, isClockApart } from "./clockSkew";
import { mayPass, sendPatiently } from "./sendPatiently";
import { TokenUnavailable } from "./TokenUnavailable";

export interface IssuedToken {
  readonly token: string;
  /** `expires_in`, in milliseconds, where the token URL said it. */
  readonly lifeMs: number | undefined;
}

/** What a kind of connection asks for a token with. */
export interface TokenQuestion {
  readonly url: string;
  /** The form to send, made anew for each try. */
  readonly form: (nowMs: number) => Readonly<Record<string, string>>;
  /** Who is asked, within a sentence. */
  readonly place: string;
  /** What to check where the answer is not Microsoft Entra's, as a sentence. */
  readonly check: string;
  readonly hint: (code: string, error: string) => string;
  readonly end: SharedEnd;
}

/**
 * Asks a token endpoint for an app-only token (OAuth 2.0 client credentials, RFC 6749 4.4).
 *
 * @throws ConnectionError with Entra's code and what to do; never with what proved who asks.
 * @throws TokenUnavailable for a failure that may pass
 */
export async function requestToken(
  connection: Connection,
  question: TokenQuestion,
): Promise<IssuedToken> {
  const sent: string[] = [];
  const first = await ask(question, 0, sent);
  const result = isClockApart(first) ? await ask(question, clockAhead(first), sent) : first;
  if (result instanceof TransportFailure) {
    throw new TokenUnavailable(
      connection,
      `Getting an access token failed: ${result.message} at ${question.place}.`,
    );
  }
  const body = parsed(result.body);
  const token = body?.["access_token"];
  if (result.status < 300 && typeof token === "string" && token !== "") {
    const seconds = Number(body?.["expires_in"]);
    return { token, lifeMs: seconds > 0 && seconds < 1e9 ? seconds * 1000 : undefined };
  }
  throw refusal(connection, question, { status: result.status, body, sent });
}

/** @param aheadMs how far the clock of who answers is ahead of ours */
const ask = (
  { form, url, end }: TokenQuestion,
  aheadMs: number,
  sent: string[],
): Promise<HttpResponse | TransportFailure> =>
  sendPatiently(() => {
    const fields = form(runtime.now() + aheadMs);
    sent.push(...SECRETS.flatMap((name) => fields[name] ?? []));
    return {
      method: "POST",
      url,
      headers: {
        Accept: "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(fields).toString(),
      operation: "Getting an access token",
      idempotency: "always",
      timeoutMs: defaults.tokenTimeoutMs,
      maxBytes: defaults.maxRefusalBytes,
    };
  }, end);

/** What of a form proves who asks. */
const SECRETS = ["client_secret", "client_assertion"];

interface Refused {
  readonly status: number;
  readonly body: Record<string, unknown> | undefined;
  readonly sent: readonly string[];
}

const refusal = (
  connection: Connection,
  { place, check, hint }: TokenQuestion,
  { status, body, sent }: Refused,
): ConnectionError => {
  // A page instead of a token is one of a gateway or a proxy on the way.
  const isPassing = mayPass(status) || status < 300;
  const failure = (message: string) =>
    isPassing ? new TokenUnavailable(connection, message) : connectionError(connection, message);
  if (!body) {
    return failure(
      `Getting an access token failed (${status}): ${place} did not answer as Microsoft Entra does. ${check}`,
    );
  }
  // A server that is not Entra may echo what it was sent.
  const secrets = sessionSecrets(connection);
  for (const secret of sent) secrets.add(secret);
  const text = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? secrets.mask(String(value)) : "";
  // A gateway answers as the Web API does: `{ "error": { "code", "message" } }`.
  const { error } = body;
  const { code: name, message } = isRecord(error) ? error : { code: error, message: undefined };
  const kind = text(name);
  const description = text(body["error_description"] ?? message).replace(/\r?\n[\s\S]*$/, "");
  const code = /AADSTS(\d+)/.exec(description)?.[1] ?? "";
  const told = [description, hint(code, kind)].filter(Boolean).join(" ") || check;
  return failure(
    `Getting an access token failed (${kind ? `${status} ${kind}` : status}): ${told}`,
  );
};

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
