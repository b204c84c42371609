import type { Connection } from "@prismatic-io/spectral";
import { defaults } from "./defaults";
import { connectionError } from "./errors/connectionError";
import { InputError } from "./errors/InputError";
import { trimCharacters } from "./text/trimCharacters";
import { requireWholeCharacters } from "./text/wholeCharacters";

/** Where the environment is: its origin, and the root of its Web API (with a trailing slash). */
export interface Environment {
  readonly origin: string;
  readonly apiRoot: string;
}

const EXAMPLE = "https://<organization>.crm4.dynamics.com";

/** Hosts people paste from the address bar that are not an environment. */
const OTHER_SITES = [
  "make.powerapps.com",
  "admin.powerplatform.microsoft.com",
  "make.powerautomate.com",
  "portal.azure.com",
  "entra.microsoft.com",
  "home.dynamics.com",
];

/**
 * Reads the environment from whatever people paste as its address: with or without scheme, trailing
 * slash, API path, app page or spaces around it. Plain http is for loopback addresses only.
 *
 * @throws ConnectionError when no environment can be read from it.
 */
export function environmentOf(connection: Connection, label = "Web API URL"): Environment {
  const refuse = (why: string) =>
    connectionError(
      connection,
      `${label} ${why}; expected the environment's address, e.g. ${EXAMPLE}.`,
    );
  const field = String(connection.fields["webApiUrl"] ?? "").trim();
  const pasted = trimCharacters(field, "\"'<> \t\r\n");
  if (pasted === "") throw refuse("is empty");
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(pasted) ? pasted : `https://${pasted}`);
  if (!url) throw refuse("is not a URL");
  if (url.username || url.password) throw refuse("must not contain a user name or password");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw refuse("must start with https://");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw refuse("must start with https://");
  if (isOtherSite(url.hostname))
    throw refuse(`points to ${url.hostname}, which is not an environment`);
  if (!url.hostname.includes(".") && !isLoopback(url.hostname))
    throw refuse("has no complete host name");
  return { origin: url.origin, apiRoot: `${url.origin}${defaults.apiPath}` };
}

/**
 * The URL on the environment's own origin. A URL of the environment's other host gets the host of the
 * connection, so that nothing is ever sent to another one. A URL with a scheme is read without a base, as
 * the transport will read it: against a base `https:evil.example` would pass for a path of the environment.
 *
 * @throws InputError when the URL is one of another environment
 */
export function onOrigin(environment: Environment, url: string, input: string): string {
  const text = url.trim();
  // URL itself would put another character in its place.
  requireWholeCharacters(text, input);
  // Whatever follows the origin and a slash, no URL that begins like this leads anywhere else.
  if (text.startsWith(environment.origin) && text[environment.origin.length] === "/") return text;
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text);
  const resolved = hasScheme ? parse(text) : parse(text, environment.origin);
  if (!resolved) throw new InputError(`${input} is not a URL.`);
  if (resolved.username || resolved.password) {
    throw new InputError(
      `${input} must not contain a user name or password; nothing was sent there.`,
    );
  }
  // Not `URL.origin`, which looks through `blob:`.
  const origin = `${resolved.protocol}//${resolved.host}`;
  if (!isSameEnvironment(origin, environment.origin)) {
    throw new InputError(
      `${input} points to ${origin.slice(0, 200)}, not to the connection's environment ${environment.origin}; nothing was sent there.`,
    );
  }
  if (origin !== environment.origin) return environment.origin + resolved.href.slice(origin.length);
  return hasScheme ? text : resolved.href;
}

/** A URL of the environment, the root of its Web API in the letter case that Dataverse writes it in. */
export function withPlainRoot({ origin }: Environment, url: string): string {
  return (
    url.slice(0, origin.length) +
    url.slice(origin.length).replace(/^\/api\/data\/v(?=\d)/i, (root) => root.toLowerCase())
  );
}

/**
 * Whether two origins are one environment. Each has two hosts, one for its pages and one for its Web API:
 * `org.crm4.dynamics.com` and `org.api.crm4.dynamics.com`. That holds only under the domains of Dynamics
 * 365 (Microsoft: "Datacenter regions"); anywhere else another host is another environment.
 */
export function isSameEnvironment(origin: string, other: string): boolean {
  return origin === other || pagesOrigin(origin) === pagesOrigin(other);
}

const API_HOST =
  /^https:\/\/([a-z0-9-]{1,63})\.api\.(crm\d{0,2}\.(?:dynamics\.com|dynamics\.cn|microsoftdynamics\.us|appsplatform\.us))$/;

/** The origin of an environment's pages, also where the connection names the host of its Web API. */
export function pagesOrigin(origin: string): string {
  return origin.replace(API_HOST, "https://$1.$2");
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

const isOtherSite = (hostname: string): boolean =>
  hostname.startsWith("login.") || OTHER_SITES.some((site) => hostname === site);

const parse = (text: string, base?: string): URL | undefined => {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
};
