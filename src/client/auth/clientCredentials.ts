import type { Connection } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import { type Environment, isLoopback } from "../environment";
import { connectionError } from "../errors/connectionError";
import { runtime } from "../runtime";
import type { SharedEnd } from "../types/tokens";
import { aadstsHint } from "./aadsts";
import { fieldText, requiredField } from "./fieldText";
import { keptToken } from "./keptToken";
import { signInMismatch } from "./signInMismatch";
import { requestToken } from "./tokenEndpoint";
import { tokenOf } from "./tokenOf";
import { tokenTimes } from "./tokenTimes";
import type { ConnectionKind } from "./types";
import { urlFields } from "./urlFields";

/**
 * "OAuth 2.0 Client Credentials": an application. The platform's token is used while it lasts; when it
 * is missing, about to expire or refused, another is fetched from the connection's token URL.
 */
export const clientCredentials: ConnectionKind = {
  tokens: (connection, environment, caches) => {
    const field = (name: string) => connection.fields[name];
    const kept = keptToken(
      caches,
      [
        environment.origin,
        ...["tokenUrl", "clientId", "clientSecret", "scopes"].map((name) => field(name)),
      ],
      (end) => requestAppToken(connection, environment, end),
    );
    return {
      current: async (endsMs) => {
        const own = kept.usable();
        if (own) return own;
        const given = tokenOf(connection);
        return given && renewAtMs(given) > runtime.now() ? given : kept.fetch(endsMs);
      },
      renew: kept.renew,
      refusal: (operation) =>
        connectionError(
          connection,
          `${operation} failed (401): Dataverse refused a token that was just issued. Check that Scopes is ${environment.origin}/.default and that Token URL names the environment's own tenant.`,
        ),
    };
  },
  identity: () => "",
  webhookSecret: ({ fields }) => ({ secret: String(fields["clientSecret"] ?? ""), isOwn: true }),
  fields: {
    ...urlFields,
    mismatch: (connection, environment) =>
      signInMismatch(environment, fieldText(connection, "tokenUrl"), "Token URL"),
  },
};

/** Five minutes before the end; half-way for tokens that do not live that long. Unknown = never. */
function renewAtMs(token: string): number {
  const { issuedAtMs, expiresAtMs } = tokenTimes(token);
  if (expiresAtMs === undefined) return Number.POSITIVE_INFINITY;
  const life = expiresAtMs - (issuedAtMs ?? expiresAtMs - 2 * defaults.tokenRenewalMarginMs);
  return expiresAtMs - Math.min(defaults.tokenRenewalMarginMs, life / 2);
}

/** Without *Scopes* the environment's own `/.default` is asked for. */
async function requestAppToken(connection: Connection, environment: Environment, end: SharedEnd) {
  const clientId = requiredField(connection, "clientId", "Client ID");
  const secret = requiredField(connection, "clientSecret", "Client secret value");
  return requestToken(connection, {
    url: tokenUrl(connection),
    form: () => ({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
      scope: fieldText(connection, "scopes") || `${environment.origin}/.default`,
    }),
    place: "the token URL",
    check: "Check Token URL.",
    hint: aadstsHint,
    end,
  });
}

const TOKEN_URL = "https://login.microsoftonline.com/<tenant id>/oauth2/v2.0/token";

/** Endpoints beside the right one: of the first version, which knows no scopes, and for people's sign-in. */
const OTHER_ENDPOINTS = /\/oauth2\/(?:token|authorize|v2\.0\/authorize)\/?$/i;

function tokenUrl(connection: Connection): string {
  const text = fieldText(connection, "tokenUrl");
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
}
