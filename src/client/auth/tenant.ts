import type { Connection } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import type { Environment } from "../environment";
import { connectionError } from "../errors/connectionError";
import { TransportFailure } from "../errors/failures";
import { normalizeGuid } from "../odata/guid";
import type { SharedEnd } from "../types/tokens";
import { fieldText } from "./fieldText";
import { sendPatiently } from "./sendPatiently";
import { TokenUnavailable } from "./TokenUnavailable";

/** Segments in the place of a tenant that are none: an application's token needs one. */
const SHARED = new Set(["common", "consumers", "organizations"]);

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z0-9-]{2,63}$/i;

/**
 * The tenant to sign in to: the one of *Tenant ID*, else the one that the environment names.
 *
 * @throws ConnectionError for a text that is no tenant, and where none is found
 */
export async function tenantOf(
  connection: Connection,
  environment: Environment,
  end: SharedEnd,
): Promise<string> {
  const given = fieldText(connection, "tenantId");
  if (given === "") return discoveredTenant(connection, environment, end);
  const tenant = normalizeGuid(given) ?? (DOMAIN.test(given) ? given.toLowerCase() : undefined);
  if (tenant !== undefined) return tenant;
  const why = SHARED.has(given.toLowerCase())
    ? `is ${given}, which means the tenant of a person who signs in`
    : "is neither a GUID nor a domain";
  throw connectionError(
    connection,
    `Tenant ID ${why}; expected the directory (tenant) ID, e.g. 11111111-2222-3333-4444-555555555555, or nothing.`,
  );
}

/**
 * A request without a token is refused with a challenge that names the tenant. Nothing else of it is
 * believed: whoever answers could name another sign-in host.
 */
async function discoveredTenant(
  connection: Connection,
  environment: Environment,
  end: SharedEnd,
): Promise<string> {
  const answer = await sendPatiently(
    () => ({
      method: "GET",
      url: environment.apiRoot,
      headers: { Accept: "application/json" },
      operation: "Finding the tenant",
      idempotency: "always",
      timeoutMs: defaults.tokenTimeoutMs,
      maxBytes: defaults.maxRefusalBytes,
    }),
    end,
  );
  if (answer instanceof TransportFailure) {
    throw new TokenUnavailable(
      connection,
      `Finding the tenant failed: ${answer.message} at ${environment.origin}. Check Environment URL, or set Tenant ID.`,
    );
  }
  const tenant =
    answer.status === 401 ? tenantIn(answer.headers["www-authenticate"] ?? "") : undefined;
  if (tenant !== undefined) return tenant;
  const message = `Finding the tenant failed (${answer.status}): ${environment.origin} does not name its tenant as an environment does. Check Environment URL, or set Tenant ID.`;
  throw answer.status >= 500
    ? new TokenUnavailable(connection, message)
    : connectionError(connection, message);
}

/**
 * `Bearer authorization_uri=https://login.microsoftonline.com/<tenant>/oauth2/authorize, resource_id=…`,
 * with or without quotes and blanks around the equals sign.
 */
const AUTHORITY =
  /\bauthorization_uri\s{0,5}=\s{0,5}"?https?:\/\/[^/\s",]{1,255}\/([0-9a-f-]{36})(?=[/\s",]|$)/i;

export function tenantIn(challenge: string): string | undefined {
  const found = AUTHORITY.exec(challenge.slice(0, LONGEST_CHALLENGE))?.[1];
  return found === undefined ? undefined : normalizeGuid(found);
}

const LONGEST_CHALLENGE = 4_000;
